"""Addresses made at a fraction of the price are those that `reverse` gives."""

import pytest
from django.urls import NoReverseMatch, reverse

from rostra.kit.paths import path_of


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("home", ()),
        ("topic:post", (12,)),
        ("topic:reply", (3,)),
        ("topic:show", (3, "the-ferry")),
        ("member:profile", ("jürgen",)),
        ("section:show", ("harbour-sea",)),
    ],
)
def test_an_address_is_what_reverse_gives(name: str, args: tuple[object, ...]) -> None:
    assert path_of(name, *args) == reverse(name, args=args)


def test_a_number_where_none_fits_is_refused_as_by_reverse() -> None:
    with pytest.raises(NoReverseMatch):
        path_of("home", 7)
