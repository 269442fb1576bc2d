"""An account keeps a number of passkeys that people can look through, and says so before another is made in vain."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.cast import alice, bob, signed_in
from tests.passkey import Passkey
from tests.reading import links, main_of, words

from rostra.members.passkeys import MOST
from rostra.members.tests.test_false_passkeys import browser, options_in, passkey_of

pytestmark = pytest.mark.django_db

ADD = "/account/keys/passkeys/add/"
FULL = f"You have {MOST} passkeys, and an account keeps no more."


def with_passkeys(name: str, count: int) -> None:
    """Let a member have so many passkeys, the first of them a real one."""
    passkey_of(name)
    first = Authenticator.objects.get(user__name=name, type="webauthn")
    Authenticator.objects.bulk_create(
        Authenticator(user=first.user, type="webauthn", data={**first.data, "name": f"Key {number}"})
        for number in range(1, count)
    )


def kept_by(name: str) -> int:
    """Count the passkeys of a member."""
    return len(Authenticator.objects.filter(user__name=name, type="webauthn"))


def test_the_last_one_is_added_and_the_next_refused_with_a_way_on() -> None:
    alice()
    with_passkeys("alice", MOST - 1)
    device = signed_in(browser(), alice())
    last = Passkey().made(options_in(device.get(ADD).text, "creation_options"))
    added = device.post(ADD, {"credential": last, "passwordless": "on"})

    main = main_of(device.get(ADD))

    assert added.status_code == 302
    assert kept_by("alice") == MOST
    assert FULL in words(main)
    assert links(main)["Back to your keys"] == "/account/keys/"
    assert main.find(".//input[@name='credential']") is None


def test_one_that_was_begun_before_the_last_is_not_kept() -> None:
    alice()
    with_passkeys("alice", MOST - 1)
    device = signed_in(browser(), alice())
    late = Passkey().made(options_in(device.get(ADD).text, "creation_options"))
    first = Authenticator.objects.filter(user=alice(), type="webauthn").first()
    assert first is not None
    Authenticator.objects.create(user=alice(), type="webauthn", data=first.data)

    answer = device.post(ADD, {"credential": late, "passwordless": "on"})

    assert FULL in words(main_of(answer))
    assert kept_by("alice") == MOST


def test_the_list_of_keys_says_so_instead_of_offering_another(client: Client) -> None:
    alice(), bob()
    with_passkeys("alice", MOST)

    full = main_of(signed_in(client, alice()).get("/account/keys/"))
    free = main_of(signed_in(Client(), bob()).get("/account/keys/"))

    assert FULL in words(full)
    assert "Add a passkey" not in links(full)
    assert links(free)["Add a passkey"] == ADD
