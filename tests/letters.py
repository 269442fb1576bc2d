"""What was written to people: the letters that stand in the queue."""

import re
from dataclasses import dataclass

from django_tasks_db.models import DBTaskResult

from rostra.members.tasks import deliver_mail


@dataclass(frozen=True)
class Received:
    """A letter as its reader gets it."""

    to: str
    subject: str
    text: str
    html: str

    @property
    def path(self) -> str:
        """The path of the first link."""
        found = re.search(r"https?://[^/\s]+(/\S+)", self.text)
        assert found, self.text
        return found[1]


def letters(to: str = "") -> list[Received]:
    """Return the letters queued so far, oldest first; to one address if given."""
    rows = DBTaskResult.objects.filter(task_path=deliver_mail.module_path).order_by("enqueued_at")
    received = [Received(**row.args_kwargs["kwargs"]) for row in rows]
    return [letter for letter in received if not to or letter.to == to]
