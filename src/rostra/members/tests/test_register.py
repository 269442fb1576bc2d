"""Registering: by the action, and by the page."""

import datetime as dt
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.test import Client
from tests.cast import NOON, PASSWORD, alice
from tests.letters import letters

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.members.actions.register import register
from rostra.members.models import Member
from rostra.members.pace import started

pytestmark = pytest.mark.django_db

PAGE = "/account/register/"


def typed(**changes: str) -> dict[str, str]:
    """What a person types who took half a minute for it."""
    mark = started(now() - dt.timedelta(seconds=30))
    return {
        "username": "Nora Quist", "email": "nora@example.org", "password1": PASSWORD, "website": "", "started": mark,
    } | changes  # fmt: skip


def test_a_name_that_somebody_shows_is_refused(client: Client) -> None:
    Member.objects.filter(pk=alice().pk).update(display_name="Nora Quist", display_skeleton="noraqulst")

    answer = client.post(PAGE, typed(username="Nora  Qu1st"))

    assert "This name, or one that looks like it, is taken." in answer.text
    with pytest.raises(Refused) as refused:
        register(name="Nora Quist", email="nora@example.org", password_hash="!", group="members", at=NOON)
    assert refused.value.code == "name_taken"


def test_a_new_member_is_in_the_group_of_members() -> None:
    member = register(name="Nora Quist", email="Nora@Example.org", password_hash="!", group="members", at=NOON)

    assert member.name_key == "nora quist"
    assert member.email_key == "nora@example.org"
    assert member.group.slug == "members"
    assert member.group_ids == [member.group_id]


@pytest.mark.parametrize("name", ["Alice", "аlice", "ALICE", "al1ce", "a-lice"])
def test_a_name_that_looks_like_a_members_is_refused(name: str) -> None:
    alice()

    with pytest.raises(Refused) as refused:
        register(name=name, email="other@example.org", password_hash="!", group="members", at=NOON)

    assert refused.value.code == "name_taken"


@pytest.mark.parametrize("name", ["admin", "Adm1n", "Moderator", "x", "a/b", "two  spaces", "me@home", "n" * 31])
def test_a_reserved_or_impossible_name_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        register(name=name, email="other@example.org", password_hash="!", group="members", at=NOON)


def test_an_address_has_one_account_however_it_is_written() -> None:
    alice()

    with pytest.raises(Refused) as refused:
        register(name="Somebody", email="ALICE@example.org", password_hash="!", group="members", at=NOON)

    assert refused.value.code == "email_taken"


def test_the_page_registers_and_writes_a_letter(client: Client) -> None:
    answer = client.post(PAGE, typed())

    assert answer.status_code == 302
    assert answer["Location"] == "/account/confirm/"
    assert Member.objects.get(name="Nora Quist").check_password(PASSWORD)
    assert [letter.to for letter in letters()] == ["nora@example.org"]


def test_the_letters_link_confirms_and_leads_on_to_where_the_person_came_from(client: Client) -> None:
    client.post(PAGE, typed(next="/s/long-table/"))
    link = letters("nora@example.org")[0].path

    shown = client.get(link)
    confirmed = client.post(link)

    assert "nora@example.org" in shown.text
    assert confirmed["Location"] == "/s/long-table/"
    assert "_auth_user_id" in client.session


def test_the_link_followed_in_another_browser_confirms_and_asks_to_sign_in(client: Client) -> None:
    client.post(PAGE, typed())
    other = Client()

    confirmed = other.post(letters("nora@example.org")[0].path, follow=True)
    other.post("/account/sign-in/", {"login": "nora quist", "password": PASSWORD})

    assert "Your e-mail address is confirmed." in confirmed.text
    assert "_auth_user_id" in other.session


def test_links_in_letters_lead_to_the_site_whatever_host_was_asked(client: Client) -> None:
    client.post(PAGE, typed(), headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})

    text = letters("nora@example.org")[0].text
    assert "evil.example" not in text
    assert settings.ROSTRA_BASE_URL in text


def test_nobody_signs_in_before_confirming(client: Client) -> None:
    client.post(PAGE, typed())

    answer = Client().post("/account/sign-in/", {"login": "nora@example.org", "password": PASSWORD})

    assert answer["Location"] == "/account/confirm/"


def test_a_known_address_gets_the_same_answer_and_a_letter_that_says_so() -> None:
    alice()

    known = Client().post(PAGE, typed(email="alice@example.org"))
    unknown = Client().post(PAGE, typed())

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert Member.objects.filter(name="Nora Quist").count() == 1
    assert "already" in letters("alice@example.org")[0].subject
    assert known.content == unknown.content


def test_a_known_address_takes_as_long_as_an_unknown_one(monkeypatch: pytest.MonkeyPatch) -> None:
    alice()
    hash_once = Mock(return_value="!")
    monkeypatch.setattr("rostra.members.forms.make_password", hash_once)

    Client().post(PAGE, typed(email="alice@example.org"))
    Client().post(PAGE, typed())

    assert hash_once.call_count == 2


def test_a_mistake_stands_at_its_field_and_in_the_summary_and_the_text_is_kept(client: Client) -> None:
    alice()

    answer = client.post(PAGE, typed(username="Alice", email="not an address", password1="short"))

    assert answer.status_code == 200
    assert 'value="Alice"' in answer.text
    assert 'value="not an address"' in answer.text
    assert 'role="alert"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 3
    assert 'href="#id_username"' in answer.text


@pytest.mark.parametrize("password", ["1234567890", "qwertyuiop", "nora@example.org", "Nora Quist"])
def test_a_common_password_or_ones_own_name_is_refused(client: Client, password: str) -> None:
    answer = client.post(PAGE, typed(password1=password))

    assert answer.status_code == 200
    assert not Member.objects.exists()


def test_a_robot_that_fills_the_hidden_field_is_told_all_is_well(client: Client) -> None:
    answer = client.post(PAGE, typed(website="https://pills.example"))

    assert answer["Location"] == "/account/confirm/"
    assert not Member.objects.exists()
    assert letters() == []


@pytest.mark.parametrize("mark", ["at once", "", "1:forged"])
def test_a_form_sent_at_once_or_with_a_forged_time_is_turned_away_with_the_text_kept(client: Client, mark: str) -> None:
    fresh = {"at once": started(now() + dt.timedelta(hours=1))}

    answer = client.post(PAGE, typed(started=fresh.get(mark, mark)))

    assert answer.status_code == 200
    assert 'value="Nora Quist"' in answer.text
    assert not Member.objects.exists()


def test_a_form_that_stood_open_for_days_works_when_sent_again(client: Client) -> None:
    old = started(now() - dt.timedelta(days=3))

    first = client.post(PAGE, typed(started=old))

    assert old not in first.text
    assert "started" in first.text


def test_looking_at_the_page_sets_no_cookie(client: Client) -> None:
    answer = client.get(PAGE)

    assert answer.status_code == 200
    assert not answer.cookies


def test_after_many_tries_from_one_address_there_is_a_pause(client: Client) -> None:
    for _ in range(20):
        client.post(PAGE, {}, headers={"X-Forwarded-For": "203.0.113.7"})

    answer = client.post(PAGE, {}, headers={"X-Forwarded-For": "203.0.113.7"})
    elsewhere = client.post(PAGE, {}, headers={"X-Forwarded-For": "203.0.113.8"})

    assert answer.status_code == 429
    assert 60 < int(answer["Retry-After"]) <= 3600
    assert elsewhere.status_code == 200
