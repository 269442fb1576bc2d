"""Files from disk: static ones packed and kept for ever, media with ranges and in a sandbox."""

import asyncio
import gzip
from pathlib import Path

import pytest

from rostra.front.asgi import Message
from rostra.front.tests.stage import KEPT, played, stage

NAME = "/media/f/ab/abcd.webp"
FOR_ALL = {**KEPT, "Rostra-File": "f/ab/abcd.webp"}


def _media(folder: Path) -> str:
    (folder / "f/ab").mkdir(parents=True)
    (folder / "f/ab/abcd.webp").write_bytes(bytes(range(100)))
    (folder / "f/secret").symlink_to("/etc/hostname")
    return str(folder)


@pytest.mark.parametrize(
    ("asked", "status", "first", "length"),
    [("bytes=0-9", 206, 0, 10), ("bytes=90-", 206, 90, 10), ("bytes=-5", 206, 95, 5), ("bytes=50-999", 206, 50, 50),
     ("bytes=1-2,5-6", 200, 0, 100), ("lines=1-2", 200, 0, 100), ("bytes=100-", 416, 0, 0),
     (f"bytes=0-{'9' * 5_000}", 200, 0, 100)],
)  # fmt: skip
def test_a_range_gives_that_part(tmp_path: Path, asked: str, status: int, first: int, length: int) -> None:
    async def act() -> None:
        async with stage(media_dir=_media(tmp_path)) as here:
            here.page(NAME, "", headers=FOR_ALL)

            answer = await here.ask(NAME, range=asked)

            assert answer.status == status
            assert answer.body == bytes(range(100))[first : first + length]

    played(act)()


@pytest.mark.parametrize(
    ("method", "told", "status", "length"),
    [
        ("GET", [(b"if-range", b'"of another file"')], 200, 100),
        ("GET", [], 206, 10),
        ("HEAD", [], 200, 100),
    ],
    ids=["another file was begun", "this one", "no body is asked for"],
)
def test_a_part_is_given_only_of_a_body_that_was_begun(
    tmp_path: Path, method: str, told: list[tuple[bytes, bytes]], status: int, length: int
) -> None:
    async def act() -> None:
        async with stage(media_dir=_media(tmp_path)) as here:
            here.page(NAME, "", headers=FOR_ALL)

            answer = await here.ask(NAME, method=method, range="bytes=0-9", raw=told)

            assert (answer.status, answer.headers["content-length"]) == (status, str(length))

    played(act)()


def test_a_part_is_given_to_who_has_begun_this_file(tmp_path: Path) -> None:
    async def act() -> None:
        async with stage(media_dir=_media(tmp_path)) as here:
            here.page(NAME, "", headers=FOR_ALL)
            tag = (await here.ask(NAME)).headers["etag"]

            assert (await here.ask(NAME, range="bytes=0-9", if_range=tag)).status == 206

    played(act)()


def test_who_stops_reading_a_file_is_let_go(tmp_path: Path) -> None:
    async def act() -> None:
        async with stage(media_dir=_media(tmp_path), client_timeout_s=0.05) as here:
            here.page(NAME, "", headers=FOR_ALL)
            for _ in ("asked of the site", "from memory"):
                scope = here.scope(NAME, "GET", {}, "198.51.100.7")

                await here.front(scope, _receive_nothing, _never_sent)

    played(act)()


async def _receive_nothing() -> dict[str, object]:
    return await asyncio.Future()


async def _never_sent(message: Message) -> None:
    """Take the head of an answer and read no further."""
    if message["type"] == "http.response.body":
        await asyncio.Future()


def test_media_is_kept_for_ever_and_can_run_nothing(tmp_path: Path) -> None:
    async def act() -> None:
        async with stage(media_dir=_media(tmp_path)) as here:
            here.page(NAME, "", headers=FOR_ALL)

            answer = await here.ask(NAME)

            assert "immutable" in answer.headers["cache-control"]
            assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert (await here.ask(NAME, if_none_match=answer.headers["etag"])).status == 304

    played(act)()


@pytest.mark.parametrize(
    "path",
    [
        "/media/f/../../x",
        "/media/f/secret",
        "/media/f/",
        "/media/f/ab",
        "/media/f/ab/none.webp",
        "/media/f//etc/hostname",
    ],
)
def test_only_files_of_the_folder_are_given(tmp_path: Path, path: str) -> None:
    async def act() -> None:
        async with stage(media_dir=_media(tmp_path)) as here:
            answer = await here.ask(path)
            assert answer.status == 404
            assert not here.asked

    played(act)()


def test_a_static_file_is_packed_and_immutable_when_its_name_has_a_hash(tmp_path: Path) -> None:
    async def act() -> None:
        (tmp_path / "ui").mkdir()
        (tmp_path / "ui/rostra.0123456789ab.css").write_text("a { color: red }\n" * 200)
        (tmp_path / "ui/plain.css").write_text("b {}")
        async with stage(static_dir=str(tmp_path)) as here:
            hashed = await here.ask("/static/ui/rostra.0123456789ab.css", accept_encoding="gzip")
            plain = await here.ask("/static/ui/plain.css")

            assert gzip.decompress(hashed.body).startswith(b"a { color")
            assert "immutable" in hashed.headers["cache-control"]
            assert plain.headers["cache-control"] == "no-cache"

    played(act)()


@pytest.mark.parametrize("name", ["ui/./plain.css", "ui//plain.css", "ui/././plain.css", "./ui/plain.css"])
def test_a_static_file_has_one_name_so_that_no_flood_of_names_fills_the_memory(tmp_path: Path, name: str) -> None:
    async def act() -> None:
        (tmp_path / "ui").mkdir()
        (tmp_path / "ui/plain.css").write_text("b {}")
        async with stage(static_dir=str(tmp_path)) as here:
            assert (await here.ask(f"/static/{name}")).status == 404

    played(act)()
