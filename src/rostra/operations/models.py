"""Workers of the queue and jobs that come round; the queue itself is the table of django-tasks-db."""

from django.db import models


class Worker(models.Model):
    """A process that runs tasks, and when it last showed that it lives.

    Its `id` is what a claimed task carries as the last of its `worker_ids`.
    """

    id = models.CharField(max_length=64, primary_key=True)
    host = models.CharField(max_length=255)
    pid = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["seen_at"], name="worker_seen")]


class PeriodicJob(models.Model):
    """When a job that comes round is due next; whoever moves `due_at` forward runs it."""

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()
    last_error = models.TextField(blank=True, default="")
