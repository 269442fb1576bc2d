"""Jobs that come round are run when they are due, by one worker."""

import datetime as dt

import pytest
from tests.cast import NOON

from rostra.operations.models import PeriodicJob
from rostra.operations.periodic import Periodic, run_due

pytestmark = pytest.mark.django_db

ran: list[dt.datetime] = []


def remember(*, at: dt.datetime) -> None:
    """Remember when it ran."""
    ran.append(at)


def fail(*, at: dt.datetime) -> None:
    """Fail."""
    raise ValueError(at)


@pytest.fixture(autouse=True)
def _forget() -> None:
    ran.clear()


def test_a_job_runs_first_at_once_then_when_its_time_has_come() -> None:
    job = Periodic("remember", 60, f"{__name__}.remember")

    counts = [run_due([job], at=NOON + dt.timedelta(seconds=seconds)) for seconds in (0, 59, 60, 61)]

    assert counts == [1, 0, 1, 0]
    assert ran == [NOON, NOON + dt.timedelta(seconds=60)]


def test_a_job_that_fails_leaves_its_error_and_comes_round_again() -> None:
    job = Periodic("fail", 60, f"{__name__}.fail")

    run_due([job], at=NOON)

    assert "ValueError" in PeriodicJob.objects.get(name="fail").last_error
    assert run_due([job], at=NOON + dt.timedelta(seconds=60)) == 1


def test_local_jobs_are_left_to_each_machine() -> None:
    job = Periodic("remember", 60, f"{__name__}.remember", is_local=True)

    assert run_due([job], at=NOON) == 0
    assert PeriodicJob.objects.count() == 0
