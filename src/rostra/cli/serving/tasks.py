"""`rostra serve tasks`: runs what was queued and what comes round."""

import os

from rostra.kit.configuration import Configuration

_NICENESS = 10  # nobody waits for a picture or the index as they wait for a page


def run_tasks(configuration: Configuration) -> int:
    """Work until told to stop."""
    from rostra.config.starting import start

    start()
    from rostra.config.preparing import migrate
    from rostra.config.working import work

    migrate(configuration)
    os.nice(_NICENESS)
    work()
    return 0
