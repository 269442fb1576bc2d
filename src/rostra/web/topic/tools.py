"""What a moderator may do with a topic, as a menu."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from rostra.topics.models import Topic
from rostra.ui.frame import MenuEntry


def tools_for(topic: Topic) -> Iterator[MenuEntry]:
    """Yield the entries of the menu; each leads to a page or posts a form of its own."""
    pk = [topic.pk]
    if topic.locked_at:
        yield MenuEntry(label=_("Unlock"), url=reverse("topic:unlock", args=pk), icon="lock", posts=True)
    else:
        yield MenuEntry(label=_("Lock"), url=reverse("topic:lock", args=pk), icon="lock")
    if topic.is_pinned:
        yield MenuEntry(label=_("Unpin"), url=reverse("topic:unpin", args=pk), icon="pin", posts=True)
    else:
        yield MenuEntry(label=_("Pin"), url=reverse("topic:pin", args=pk), icon="pin")
    yield MenuEntry(label=_("Move"), url=reverse("topic:move", args=pk), icon="move")
    yield MenuEntry(label=_("Rename"), url=reverse("topic:rename", args=pk), icon="pen")
    if topic.removed_at:
        yield MenuEntry(label=_("Restore"), url=reverse("topic:restore_topic", args=pk), icon="history", posts=True)
    else:
        yield MenuEntry(label=_("Remove"), url=reverse("topic:remove_topic", args=pk), icon="trash")
