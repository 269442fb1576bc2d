"""Members from before the names shown were compared."""

from importlib import import_module

import pytest
from django.apps import apps
from tests.cast import alice, bob

from rostra.members.models import Member

pytestmark = pytest.mark.django_db


def test_names_shown_from_before_are_compared_too() -> None:
    alice(), bob()
    Member.objects.filter(name="alice").update(display_name="Alice Hölm!", display_skeleton="")
    Member.objects.filter(name="bob").update(display_skeleton="")

    import_module("rostra.members.migrations.0004_display_skeleton").fill(apps, None)

    assert [alice().display_skeleton, bob().display_skeleton] == ["allceholm", "bob"]
