"""Which posts are in the index, in rows so narrow that thousands are looked up at once."""

from django.db import models


class IndexedPost(models.Model):
    """A post whose words are in the index, and by what results are filtered.

    Where its topic lies, and whether that is shown, is read from the topic itself when somebody searches: a topic that
    was moved or removed is found, or not, accordingly at once. The words are in tables of each database's own kind
    (`sqlite.py`, `postgres.py`). `version` is that of `words.py` which cut them.
    """

    post = models.OneToOneField("topics.Post", on_delete=models.CASCADE, primary_key=True, related_name="+")
    topic = models.ForeignKey("topics.Topic", on_delete=models.CASCADE, related_name="+")
    author_id = models.BigIntegerField()
    posted_at = models.DateTimeField()
    version = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["-version", "-post"], name="indexed_by_version")]
