"""What a passkey is called until somebody names it."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.cast import alice, signed_in
from tests.passkey import Passkey
from tests.reading import by_id, main_of

from rostra.members.tests.test_false_passkeys import browser, options_in, passkey_of

pytestmark = pytest.mark.django_db

ADD = "/account/keys/passkeys/add/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def proposed(device: Client, user_agent: str) -> str | None:
    """What stands in the field for the name."""
    return by_id(main_of(device.get(ADD, headers={"User-Agent": user_agent})), "id_name").get("value")


def add(device: Client, name: str) -> None:
    """Make a passkey in Firefox, and call it so."""
    headers = {"User-Agent": FIREFOX}
    made = Passkey().made(options_in(device.get(ADD, headers=headers).text, "creation_options"))
    device.post(ADD, {"name": name, "credential": made, "passwordless": "on"}, headers=headers)


def names_of_alice() -> list[str]:
    """What alice's passkeys are called, in the order of their making."""
    found = Authenticator.objects.filter(user=alice(), type="webauthn").order_by("pk")
    return [passkey.wrap().name for passkey in found]


@pytest.mark.parametrize(
    ("user_agent", "name"), [(FIREFOX, "Firefox on Linux"), ("curl/8.5.0", "Passkey"), ("", "Passkey")]
)
def test_the_form_proposes_browser_and_system(user_agent: str, name: str) -> None:
    device = signed_in(browser(), alice())

    assert proposed(device, user_agent) == name


def test_it_is_called_so_when_the_field_was_emptied_and_as_typed_otherwise() -> None:
    device = signed_in(browser(), alice())

    add(device, "Blue key")
    add(device, "")

    assert names_of_alice() == ["Blue key", "Firefox on Linux"]


def test_a_second_one_from_the_same_browser_has_a_number() -> None:
    device = signed_in(browser(), alice())
    add(device, "")
    add(device, "")

    assert names_of_alice() == ["Firefox on Linux", "Firefox on Linux 2"]
    assert proposed(device, FIREFOX) == "Firefox on Linux 3"


def test_another_name_is_as_short_as_the_first() -> None:
    alice(), passkey_of("alice")
    device = signed_in(browser(), alice())
    page = f"/account/keys/passkeys/{Authenticator.objects.get(type='webauthn').pk}/"

    refused = main_of(device.post(page, {"name": "x" * 61}))
    device.post(page, {"name": "Blue key"})

    assert by_id(refused, "id_name").get("value") == "x" * 61
    assert by_id(refused, "id_name_error") is not None
    assert names_of_alice() == ["Blue key"]
