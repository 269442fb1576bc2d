"""Letters leave the house."""

import pytest
from django.core import mail
from pytest_django import Settings
from tests.cast import alice
from tests.letters import letters

from rostra.members.letters import Letter, post
from rostra.members.tasks import deliver_mail

pytestmark = pytest.mark.django_db


def test_a_letter_goes_out_as_text_and_html() -> None:
    deliver_mail.func(to="alice@example.org", subject="Hello", text="Plain.", html="<p>Rich.</p>")

    sent = mail.outbox[0]
    assert (sent.to, sent.subject, sent.body) == (["alice@example.org"], "Hello", "Plain.")
    assert isinstance(sent, mail.EmailMultiAlternatives)
    assert sent.alternatives[0][0] == "<p>Rich.</p>"


def test_a_letter_is_named_after_the_site_not_the_machine(settings: Settings) -> None:
    settings.ROSTRA_BASE_URL = "https://forum.example.org:8443"

    deliver_mail.func(to="alice@example.org", subject="Hello", text="Plain.", html="<p>Rich.</p>")

    assert str(mail.outbox[0].message()["Message-ID"]).endswith("@forum.example.org>")


def test_what_people_call_themselves_is_escaped_in_html_and_breaks_no_header() -> None:
    post(Letter(subject="Hello\nBcc: all@example.org", sentences=("<b>Hi</b>",)), to=alice().email)

    letter = letters()[0]
    assert "\n" not in letter.subject
    assert "&lt;b&gt;Hi&lt;/b&gt;" in letter.html
    assert "<b>Hi</b>" in letter.text
