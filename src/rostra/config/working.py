"""Running the worker with the jobs of all rooms."""

from rostra.config.periodic import JOBS
from rostra.operations.worker import WorkerProcess


def work() -> None:
    """Work until told to stop."""
    WorkerProcess(JOBS).run()
