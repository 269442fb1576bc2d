"""Changing the e-mail address."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from tests.cast import PASSWORD, a_member, alice, bob
from tests.letters import letters

from rostra.members.actions.change_email import change_email
from rostra.members.models import Member

pytestmark = pytest.mark.django_db

PAGE = "/account/email/"


@pytest.fixture
def signed(client: Client) -> Client:
    """Alice, signed in just now."""
    alice()
    client.post("/account/sign-in/", {"login": "alice", "password": PASSWORD, "remember": "on"})
    return client


def test_the_new_address_counts_from_its_confirmation_on(signed: Client) -> None:
    signed.post(PAGE, {"email": "New@example.org", "action_add": "1"})
    before = alice().email

    signed.post(letters("new@example.org")[0].path)

    assert before == "alice@example.org"
    assert (alice().email, alice().email_key) == ("new@example.org", "new@example.org")
    assert EmailAddress.objects.get(user=alice()).email == "new@example.org"
    assert "was changed from" in letters("alice@example.org")[-1].text


def test_the_old_address_signs_in_no_more(signed: Client) -> None:
    signed.post(PAGE, {"email": "new@example.org", "action_add": "1"})
    signed.post(letters("new@example.org")[0].path)

    old = Client().post("/account/sign-in/", {"login": "alice@example.org", "password": PASSWORD})
    new = Client().post("/account/sign-in/", {"login": "new@example.org", "password": PASSWORD})

    assert (old.status_code, new.status_code) == (200, 302)


def test_somebody_elses_address_gets_the_same_answer_but_never_becomes_ones_own(signed: Client) -> None:
    bob()

    taken = signed.post(PAGE, {"email": "bob@example.org", "action_add": "1"})
    for letter in letters("bob@example.org"):
        signed.post(letter.path)

    assert taken.status_code == 302
    assert alice().email == "alice@example.org"


def test_who_waits_can_keep_the_address_they_have(signed: Client) -> None:
    signed.post(PAGE, {"email": "new@example.org", "action_add": "1"})

    signed.post(PAGE, {"email": "new@example.org", "action_remove": "1"})

    assert not EmailAddress.objects.filter(email="new@example.org").exists()


def test_an_account_that_never_confirmed_gives_the_address_up() -> None:
    squatter = a_member("squatter", confirmed=False)
    member = alice()

    change_email(member_id=member.pk, email="squatter@example.org")

    assert alice().email_key == "squatter@example.org"
    assert Member.objects.get(pk=squatter.pk).email == ""
