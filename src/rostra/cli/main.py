"""The command `rostra`: finds the command's module, and turns refusals into a sentence and an exit code."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from types import ModuleType

from rostra.cli.folder import require_data_folder
from rostra.kit.reading_settings import SettingError, configuration, read_configuration
from rostra.kit.refusal import Refused

# Modules in `commands/`, in the order of the help. None imports Django before it runs.
COMMANDS = ("serve", "setup", "section", "member", "demo", "publish", "search", "doctor", "migrate", "config")

# From sysexits.h, so that a supervisor can tell what is worth another try.
EXIT_REFUSED = 1
EXIT_UNAVAILABLE = 69
EXIT_CONFIGURATION = 78


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 not understood, 69 no database, 78 bad setting."""
    options = _parser().parse_args(arguments)
    try:
        _adopt(options)
        require_data_folder(options.command, options.configuration)
        return int(options.run(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        code, sentence = _refusal(error)
        print(f"rostra: {sentence}", file=sys.stderr)
        return code


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", metavar="FOLDER", help="the data directory (ROSTRA_DATA)")
    common.add_argument("--bind", metavar="HOST:PORT", help="where browsers connect (ROSTRA_BIND)")
    parser = argparse.ArgumentParser(
        prog="rostra", description="A forum for the news and for the people who talk about it.", parents=[common]
    )
    parser.add_argument("--version", action="version", version=f"Rostra {version('rostra')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in COMMANDS:
        module = _module(name)
        one = commands.add_parser(name, help=module.HELP, description=module.HELP, parents=[common])
        module.arguments(one, common)
        one.set_defaults(run=module.run, command=name)
    return parser


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"rostra.cli.commands.{name}")


def _adopt(options: argparse.Namespace) -> None:
    """Check the settings, and let this process and those it starts see what the command line said."""
    given = {name: text for name in ("data", "bind") if (text := getattr(options, name, None))}
    options.configuration = read_configuration(os.environ, given)
    os.environ["ROSTRA_DATA"] = str(options.configuration.data)
    if "bind" in given:
        os.environ["ROSTRA_BIND"] = given["bind"]
    configuration.cache_clear()


def _refusal(error: Exception) -> tuple[int, str]:
    """Return what to say of an expected refusal; anything else is a fault and goes on as it is."""
    if isinstance(error, Refused):
        return EXIT_REFUSED, error.sentence
    if isinstance(error, SettingError):
        return EXIT_CONFIGURATION, str(error)
    name = f"{type(error).__module__}.{type(error).__name__}"
    if name == "django.core.exceptions.ImproperlyConfigured":
        return EXIT_CONFIGURATION, str(error)
    if name == "django.db.utils.OperationalError":
        return EXIT_UNAVAILABLE, f"the database cannot be used: {str(error).strip()}"
    raise error


if __name__ == "__main__":
    sys.exit(main())
