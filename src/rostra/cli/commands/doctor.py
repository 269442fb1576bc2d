"""`rostra doctor`: recount every counter, check integrity, files and settings, and say what is wrong."""

import argparse

HELP = "recount counters, check integrity, files and settings, and say what is wrong"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:  # noqa: ARG001 - as all commands
    """Take whether to set right what can be."""
    parser.add_argument("--repair", action="store_true", help="set right what is derived from other rows")


def run(options: argparse.Namespace) -> int:
    """Print a line for each check; 0 when all is well, 1 when something is not."""
    from rostra.config.starting import start

    start()
    from rostra.config.checkup import findings

    is_well = True
    for finding in findings(options.configuration, is_repairing=options.repair):
        print(f"{finding.mark:<8} {finding.what}")
        is_well = is_well and finding.is_well
    return 0 if is_well else 1
