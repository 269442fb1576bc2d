"""Let members take one name at once on the database of the settings, as `python -m tests.names_at_once`."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress

from rostra.config.starting import start

if __name__ == "__main__":
    start()
    from django.core.management import call_command

    from rostra.kit.clock import now
    from rostra.kit.refusal import Refused
    from rostra.members.actions.change_preferences import Preferences, change_preferences
    from rostra.members.actions.register import register
    from rostra.members.models import Member
    from tests import cast
    from tests.eight_members import at_once

    def showing(name: str, shown: str) -> Callable[[], None]:
        """Let a member show a name."""
        member = cast.a_member(name)
        wanted = Preferences(
            display_name=shown, about="", about_html="", language="", time_zone="", theme="auto", posts_per_page=20,
            is_invisible=False,
        )  # fmt: skip

        def act() -> None:
            with suppress(Refused):
                change_preferences(member=member, preferences=wanted, at=now())

        return act

    def registering(name: str, number: int) -> Callable[[], None]:
        """Let somebody register a name."""
        email = f"{number}.{name.replace(' ', '.')}@example.org"

        def act() -> None:
            with suppress(Refused):
                register(name=name, email=email, password_hash="!", group="members", at=cast.NOON)

        return act

    call_command("migrate", verbosity=0)
    members = [f"poster {number}" for number in range(8)]
    rounds = [f"Nora Quist {letter}" for letter in "abcdefgh"]
    errors, bearers = [], []
    for shown in rounds:
        errors += at_once([showing(name, shown) for name in members])
        bearers.append(Member.objects.looking_like(shown).count())
    for name in ("Tomas Weir", "Lotte Berg", "Mona Aas", "Ines Vik"):
        acts = [
            *(showing(one, name) for one in members[:4]),
            *(registering(name.lower(), number) for number in range(4)),
        ]
        errors += at_once(acts)
        bearers.append(Member.objects.looking_like(name).count())
    json.dump({"errors": errors, "bearers": bearers}, sys.stdout)
