"""How a topic was started, whatever became of it since."""

from rostra.topics.models import Post, Revision, TopicMove


def begun_as(first: Post) -> tuple[int, str]:
    """Return the section and the title that a topic had when its `first` post was posted."""
    topic = first.topic
    titles = Revision.objects.filter(post=first).exclude(title="").order_by("number").values_list("title", flat=True)
    sections = TopicMove.objects.filter(topic=topic).order_by("after_seq", "pk").values_list("origin_id", flat=True)
    return sections.first() or topic.section_id, titles.first() or topic.title
