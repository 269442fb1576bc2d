"""Fragments are made once for the same arguments, and anew for others."""

import pytest
from django.utils import timezone, translation
from markupsafe import Markup

from rostra.ui import kept as store
from rostra.ui.kept import kept


class Counting:
    """A macro that counts how often it was called."""

    def __init__(self, tag: str = "p") -> None:
        self.calls = 0
        self._tag = tag

    def __call__(self, argument: str) -> Markup:
        self.calls += 1
        return Markup("<{0}>{1}</{0}>").format(self._tag, argument)


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_kept", type(store._kept)())
    monkeypatch.setattr(store, "_weight", 0)


def test_the_same_arguments_are_rendered_once() -> None:
    macro = Counting()

    made = [kept(macro, "a"), kept(macro, "a"), kept(macro, "b")]

    assert made == ["<p>a</p>", "<p>a</p>", "<p>b</p>"]
    assert macro.calls == 2


def test_another_macro_makes_its_own() -> None:
    assert [kept(Counting(), "a"), kept(Counting("b"), "a")] == ["<p>a</p>", "<b>a</b>"]


def test_each_language_and_time_zone_has_its_own() -> None:
    macro = Counting()

    for language, zone in [("en", "UTC"), ("de", "UTC"), ("de", "Asia/Bangkok"), ("en", "UTC")]:
        with translation.override(language), timezone.override(zone):
            kept(macro, "a")

    assert macro.calls == 3


def test_what_was_used_least_lately_goes_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_LIMIT", 20)
    macro = Counting()

    for argument in ("a", "b", "a", "c", "a", "b"):  # Each takes 8 of the 20.
        kept(macro, argument)

    assert macro.calls == 4


def test_a_very_long_fragment_pushes_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_LARGEST", 10)
    macro = Counting()

    for argument in ("a", "a long argument", "a", "a long argument"):
        kept(macro, argument)

    assert macro.calls == 3
