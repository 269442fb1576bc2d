"""Nobody's mailbox is filled by what others type into forms: two letters an hour, five a day, whatever the form."""

import datetime as dt
import itertools
import time
from collections.abc import Callable

import pytest
from django.test import Client
from tests.cast import PASSWORD, alice, bob, signed_in
from tests.letters import letters
from tests.reading import Answer, links, main_of

from rostra.kit.clock import now
from rostra.members.models import Member
from rostra.members.pace import started

pytestmark = pytest.mark.django_db

TO = "victim@example.org"
HOUR_S = 3600
_places = (f"203.0.113.{number}" for number in itertools.count(1))


def stranger() -> Client:
    """Somebody at an address of their own."""
    return Client(headers={"X-Forwarded-For": next(_places)})


def register(to: str = TO) -> Answer:
    """Register with somebody else's address."""
    mark = started(now() - dt.timedelta(seconds=30))
    name = f"Nora {Member.objects.count()}"
    form = {"username": name, "email": to, "password1": PASSWORD, "website": "", "started": mark}
    return stranger().post("/account/register/", form)


def forget(to: str = TO) -> Answer:
    """Say that somebody else's password was forgotten."""
    return stranger().post("/account/password/reset/", {"email": to})


def take(to: str = TO) -> Answer:
    """Say that somebody else's address is one's own."""
    member = signed_in(stranger(), bob())
    return member.post("/account/email/", {"email": to, "action_add": "1"})


@pytest.mark.parametrize("ask", [register, forget, take])
def test_no_form_has_more_than_two_letters_an_hour_written(ask: Callable[[], Answer]) -> None:
    first, *_more = [ask() for _number in range(5)]

    assert first.status_code == 302
    assert 1 <= len(letters(TO)) <= 2


def test_who_is_written_no_third_letter_is_told_when_there_will_be_one() -> None:
    forget(), forget()

    third = forget()

    assert third.status_code == 429
    minutes = -(-int(third["Retry-After"]) // 60)
    assert minutes > 1
    assert f"You can have another letter in {minutes} minutes." in third.text
    assert links(main_of(third)) == {"Sign in": "/account/sign-in/?next=/", "Front page": "/"}
    assert "We have written to this address lately; look into the folder for spam as well." in third.text
    assert "a lot in a short time" not in third.text


def test_a_member_who_is_written_no_third_letter_has_a_way_back() -> None:
    forget(), forget()

    assert links(main_of(take())) == {"Back to the page": "/account/email/", "Front page": "/"}


def test_all_forms_together_write_no_more_and_spelling_does_not_matter() -> None:
    forget(TO.upper()), register()

    forget("Victim@example.org"), take(), register(TO.upper()), forget()

    assert [letter.to.lower() for letter in letters()].count(TO) == 2


def test_an_account_that_gets_no_letter_is_not_made() -> None:
    forget(), forget()
    before = Member.objects.count()

    register()

    assert Member.objects.count() == before


def test_somebody_with_an_account_is_not_told_from_somebody_without() -> None:
    alice()

    known = [forget("alice@example.org").status_code for _number in range(3)]
    unknown = [forget("nobody@example.org").status_code for _number in range(3)]

    assert known == unknown


def test_a_day_brings_five_letters_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.time()

    for hour in range(24):
        monkeypatch.setattr("time.time", lambda hour=hour: began + hour * HOUR_S)
        forget()

    assert len(letters(TO)) == 5


def test_others_still_get_theirs() -> None:
    forget(), forget(), forget()

    assert forget("other@example.org").status_code == 302
    assert [letter.to for letter in letters("other@example.org")] == ["other@example.org"]
