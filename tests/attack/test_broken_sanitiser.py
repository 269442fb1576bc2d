"""When the sanitiser itself breaks, a text is shown as it was typed and never as HTML that nothing has checked."""

import pytest
from django.test import Client

from rostra.markup import safe
from rostra.topics.models import Post
from tests.cast import a_topic, bob, signed_in

pytestmark = pytest.mark.django_db

TEXT = "A **bold** word, [a link](https://example.org/) & <img src=x onerror=alert(1)>"


class Panic(BaseException):
    """What a library written in Rust raises when it gives up: no `Exception`."""


class Broken:
    """A sanitiser that fails at whatever it is given."""

    def __init__(self, fault: BaseException) -> None:
        self.fault = fault

    def clean(self, _html: str) -> str:
        """Fail."""
        raise self.fault


@pytest.mark.parametrize("fault", [ValueError("odd"), MemoryError(), TimeoutError(), Panic("unwrap on a None")])
def test_a_post_is_shown_as_it_was_typed_when_the_sanitiser_breaks(
    client: Client, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    topic = a_topic()
    monkeypatch.setattr(safe, "_CLEANER", Broken(fault))
    member = signed_in(client, bob())

    preview = member.post("/preview/", {"body": TEXT})
    page = member.post(f"/t/{topic.pk}/reply/", {"body": TEXT, "key": "k", "do": "post"}, follow=True)

    shown = "A **bold** word, [a link](https://example.org/) &amp; &lt;img src=x onerror=alert(1)&gt;"
    assert preview.text == f'<p dir="auto">{shown}</p>\n'
    assert Post.objects.get(topic=topic, seq=2).html == f'<p dir="auto">{shown}</p>\n'
    assert shown in page.text
    assert "<img src=x" not in page.text
