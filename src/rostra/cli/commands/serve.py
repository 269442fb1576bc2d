"""`rostra serve`: all processes under one supervisor, or one of them."""

import argparse
import os

from rostra.cli.serving.child import PARENT
from rostra.kit.configuration import Configuration

HELP = "serve the site: everything, or one of front, site and tasks"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:  # noqa: ARG001 - as all commands
    """Take the one process, if it is to be one."""
    parser.add_argument("process", nargs="?", choices=["front", "site", "tasks"], help="run only this process")


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from rostra.cli.serving.lifeline import end_with_parent

    if PARENT in os.environ:
        end_with_parent(int(os.environ[PARENT]))
    else:
        _warn(options.configuration)
    return _serve(options.process, options.configuration)


def _warn(configuration: Configuration) -> None:
    """Log what looks like a setting and is none; once, by the process that was started first."""
    import structlog

    from rostra.kit import logs
    from rostra.kit.reading_settings import unknown_variables

    logs.configure({"format": configuration.log_format, "level": configuration.log_level})
    for sentence in unknown_variables(os.environ):
        structlog.get_logger().warning("unknown_variable", what=sentence)


def _serve(process: str | None, configuration: Configuration) -> int:
    if process is None:
        from rostra.cli.serving.supervisor import Supervisor

        return Supervisor(configuration).run()
    if process == "front":
        from rostra.cli.serving.front import run_front
        from rostra.kit import logs

        logs.configure({"format": configuration.log_format, "level": configuration.log_level})
        return run_front(configuration, is_alone=PARENT not in os.environ)
    if process == "site":
        from rostra.cli.serving.site import run_site

        return run_site(configuration)
    from rostra.cli.serving.tasks import run_tasks

    return run_tasks(configuration)
