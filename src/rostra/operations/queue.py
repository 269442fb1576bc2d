"""The queue of tasks: rows of django-tasks-db, and a knock on the door of whoever runs them."""

from typing import Any

from django.db import transaction
from django_tasks_db import DatabaseBackend

from rostra.operations.door import knock


class Queue(DatabaseBackend):
    """The backend that the setting `TASKS` names."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:  # noqa: ANN401 - as django-tasks'
        """Add the row in the transaction of the caller, and knock once it is kept."""
        result: Any = super().enqueue(task, args, kwargs)
        if task.run_after is None:
            transaction.on_commit(knock)
        return result
