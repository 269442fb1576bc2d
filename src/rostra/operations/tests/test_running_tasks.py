"""Tasks are run once by one worker, tried again with growing pauses, and never lost."""

import datetime as dt

import pytest
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rostra.kit.clock import now
from rostra.operations.models import Worker
from rostra.operations.running_tasks import (
    MOST_ATTEMPTS,
    claim,
    forget_done_tasks,
    give_back_lost_tasks,
    pause_after,
    run_next,
)

pytestmark = pytest.mark.django_db

done: list[str] = []


@task()
def note(*, word: str) -> None:
    """Remember a word, or fail at one."""
    if word == "bad":
        raise ValueError(word)
    done.append(word)


@pytest.fixture(autouse=True)
def _forget() -> None:
    done.clear()


def _make_due(row: DBTaskResult) -> None:  # type: ignore[type-arg]
    DBTaskResult.objects.filter(pk=row.pk).update(run_after=now() - dt.timedelta(seconds=1))


def test_a_task_runs_once() -> None:
    note.enqueue(word="good")

    assert run_next("worker-1") is True
    assert run_next("worker-1") is False
    assert done == ["good"]
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_claimed_task_is_nobody_elses() -> None:
    note.enqueue(word="good")

    first, second = claim("worker-1", at=now()), claim("worker-2", at=now())

    assert first is not None
    assert first.worker_ids == ["worker-1"]
    assert second is None


def test_a_task_that_fails_rests_and_is_tried_again() -> None:
    note.enqueue(word="bad")
    before = now()

    run_next("worker-1")
    row = DBTaskResult.objects.get()

    assert row.status == TaskResultStatus.READY
    assert row.run_after >= before + pause_after(1)
    assert "ValueError: bad" in row.traceback
    assert run_next("worker-1") is False


def test_pauses_grow_to_an_hour() -> None:
    pauses = [pause_after(attempts).total_seconds() for attempts in range(1, MOST_ATTEMPTS + 1)]

    assert pauses == [5, 15, 45, 135, 405, 1215, 3600, 3600]


def test_a_task_that_failed_too_often_is_kept_as_a_dead_letter() -> None:
    note.enqueue(word="bad")

    for _ in range(MOST_ATTEMPTS):
        _make_due(DBTaskResult.objects.get())
        run_next("worker-1")
    forget_done_tasks(at=now() + dt.timedelta(days=30))
    row = DBTaskResult.objects.get()

    assert row.status == TaskResultStatus.FAILED
    assert len(row.worker_ids) == MOST_ATTEMPTS


def test_the_task_of_a_worker_that_died_is_given_back_and_runs() -> None:
    note.enqueue(word="good")
    at = now()
    Worker.objects.create(id="worker-1", host="here", pid=1, started_at=at, seen_at=at - dt.timedelta(minutes=2))
    claim("worker-1", at=at)

    assert give_back_lost_tasks(at=at) == 1
    _make_due(DBTaskResult.objects.get())
    assert run_next("worker-2") is True
    assert done == ["good"]


def test_the_task_of_a_worker_that_lives_stays_with_it() -> None:
    note.enqueue(word="good")
    at = now()
    Worker.objects.create(id="worker-1", host="here", pid=1, started_at=at, seen_at=at)
    claim("worker-1", at=at)

    assert give_back_lost_tasks(at=at) == 0


def test_what_was_done_is_forgotten_after_a_day() -> None:
    note.enqueue(word="good")
    run_next("worker-1")

    forget_done_tasks(at=now())
    assert DBTaskResult.objects.count() == 1
    forget_done_tasks(at=now() + dt.timedelta(days=1, seconds=1))
    assert DBTaskResult.objects.count() == 0


def test_a_task_whose_code_is_gone_waits_for_it() -> None:
    note.enqueue(word="good")
    DBTaskResult.objects.update(task_path="rostra.no_such_room.tasks.gone")

    assert run_next("worker-1") is True
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY
