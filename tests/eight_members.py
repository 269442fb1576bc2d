"""Eight members who post at once, each on a connection of their own, and what came of it."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.core.management import call_command
from django.db import connection

from rostra.topics.models import Participant, Post, SectionTally, Topic
from tests import cast

EACH = 25  # posts of each member


def what_came_of_it() -> dict[str, object]:
    """Let them post, and return what went wrong and what is in the database afterwards."""
    call_command("migrate", verbosity=0)
    topic = cast.a_topic()
    names = [f"poster {number}" for number in range(8)]
    for name in names:
        cast.a_member(name)
    errors = at_once([_posting(name, topic.pk) for name in names])
    errors += at_once([_sending_one_form_twice(topic.pk)] * 2)
    errors += at_once([_starting_with_one_key] * 4)
    return {"errors": errors, **_what_is_there(topic.pk)}


def at_once(acts: list[Callable[[], None]]) -> list[str]:
    """Let all act at one moment, each on a connection of their own, and return what went wrong."""
    errors: list[str] = []
    together = Barrier(len(acts))

    def run(act: Callable[[], None]) -> None:
        try:
            together.wait()
            act()
        except Exception as error:
            errors.append(repr(error))
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def _posting(name: str, topic_id: int) -> Callable[[], None]:
    def act() -> None:
        topic, member = Topic.objects.get(pk=topic_id), cast.a_member(name)
        for number in range(EACH):
            cast.a_reply(topic, by=member, text=f"{name} {number}")

    return act


def _sending_one_form_twice(topic_id: int) -> Callable[[], None]:
    def act() -> None:
        cast.a_reply(Topic.objects.get(pk=topic_id), by=cast.a_member("poster 0"), text="Sent twice", key="twice")

    return act


def _starting_with_one_key() -> None:
    cast.a_topic("Started once", by=cast.a_member("poster 1"), key="once")


def _what_is_there(topic_id: int) -> dict[str, object]:
    topic = Topic.objects.get(pk=topic_id)
    posts = Post.objects.filter(topic=topic).order_by("seq")
    tally = SectionTally.objects.get(section_id=topic.section_id)
    return {
        "places": list(posts.values_list("seq", flat=True)),
        "texts": len(set(posts.values_list("text", flat=True))),
        "last_seq": topic.last_seq,
        "post_count": topic.post_count,
        "participant_count": topic.participant_count,
        "participants": list(Participant.objects.filter(topic=topic).order_by("rank").values_list("rank", flat=True)),
        "held": [tally.topic_count, tally.post_count],
        "written": Post.objects.filter(author__name="poster 1").values_list("author__post_count", flat=True)[0],
        "started": Topic.objects.filter(title="Started once").count(),
    }
