"""Where a published story stands."""

from django.urls import reverse

from rostra.newsdesk.models import Story
from rostra.topics.models import Topic


def story_url(story: Story) -> str:
    """Return the address of the story's topic."""
    topic = Topic.objects.only("pk", "slug").get(story=story)
    return reverse("topic:show", args=[topic.pk, topic.slug]) if topic.slug else reverse("topic:bare", args=[topic.pk])
