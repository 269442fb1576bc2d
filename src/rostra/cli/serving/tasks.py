"""`rostra serve tasks`: runs what was queued and what comes round."""

from rostra.kit.configuration import Configuration


def run_tasks(configuration: Configuration) -> int:
    """Work until told to stop."""
    from rostra.config.starting import start

    start()
    from rostra.config.preparing import migrate
    from rostra.config.working import work

    migrate(configuration)
    work()
    return 0
