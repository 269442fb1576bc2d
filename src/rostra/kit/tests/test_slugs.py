"""Readable parts of addresses."""

import pytest

from rostra.kit.slugs import slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Night ferry: saved!", "night-ferry-saved"),
        ("น้ำขึ้น", "น้ำขึ้น"),
        ("ນ້ຳ", "ນ້ຳ"),
        ("العبّارة الليلية", "العبّارة-الليلية"),
        ("ＦＥＲＲＹ 渡輪", "ferry-渡輪"),
        ("⛴️ Ferry 🏳️‍🌈", "ferry"),
        ("1️⃣ tea", "1-tea"),
        ("🎉☕️", ""),
    ],
)
def test_an_address_reads_as_its_title_in_any_script(title: str, slug: str) -> None:
    assert slug_of(title) == slug
