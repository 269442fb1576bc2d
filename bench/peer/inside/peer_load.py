"""Fills the peer's database with the texts of our data set, through the peer's own models and its own text parser.

Run in the peer's environment: `python peer_load.py BENCH_JSON WRITTEN_JSON`. The second file tells the measurements the
address of a full topic, the members' sessions and where each of them replies.
"""

import datetime as dt
import json
import random
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.postgres.search import SearchVector
from django.contrib.sessions.backends.cache import SessionStore
from django.db import transaction
from django.test import RequestFactory
from misago.acl.models import Role
from misago.cache.versions import get_cache_versions
from misago.categories.models import Category, RoleCategoryACL
from misago.conf.dynamicsettings import DynamicSettings
from misago.markup import common_flavour
from misago.threads.checksums import update_post_checksum
from misago.threads.models import Post, Thread
from misago.users.models import User
from misago.users.setupnewuser import setup_new_user

TOPICS = 300
LENGTH = 20
CATEGORIES = 3
_STEP = dt.timedelta(seconds=60)


def main(read: Path, written: Path) -> None:
    """Fill the database, and write down what the measurements need to know."""
    kept = json.loads(read.read_text(encoding="utf-8"))
    rng = random.Random(7)  # noqa: S311 - for variety, not for secrets
    with transaction.atomic():
        members = _members(len(kept["sessions"]))
        threads = _threads(rng, members, _bodies(kept["texts"], members[0]))
    told = {
        "path": threads[0].get_absolute_url(),
        "sessions": [_session(member) for member in members],
        "replies": [thread.get_posts_api_url() for thread in threads[1:]],
        "texts": kept["texts"],
    }
    written.write_text(json.dumps(told), encoding="utf-8")


def _members(count: int) -> list[User]:
    """Register members with the pictures that the peer draws for them; they may post as fast as they like."""
    allowed = {"misago.threads.permissions.threads": {"can_omit_flood_protection": True}}
    fast = Role.objects.create(name="Writes fast", permissions=allowed)
    chosen = DynamicSettings(get_cache_versions())
    members = []
    for number in range(count):
        member = User.objects.create_user(f"Member{number}", f"member{number}@example.org", joined_from_ip="127.0.0.1")
        member.password = make_password(None)
        setup_new_user(chosen, member)
        member.roles.add(fast)
        member.update_acl_key()
        member.save()
        members.append(member)
    return members


def _bodies(texts: list[str], author: User) -> list[tuple[str, str]]:
    request = RequestFactory().get("/", HTTP_HOST="127.0.0.1")
    return [(text, common_flavour(request, author, text)["parsed_text"]) for text in texts]


def _threads(rng: random.Random, members: list[User], bodies: list[tuple[str, str]]) -> list[Thread]:
    categories = _categories()
    at = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
    threads = [_thread(categories[number % CATEGORIES], number, at + _STEP * number) for number in range(1, TOPICS + 1)]
    Thread.objects.bulk_create(threads)
    posts = [
        _post(thread, rng.choice(members), rng.choice(bodies), thread.started_on + _STEP * seq)
        for thread in threads
        for seq in range(LENGTH)
    ]
    Post.objects.bulk_create(posts, batch_size=1000)
    for post in posts:
        update_post_checksum(post)  # it is made of the number, which the row has only now
    Post.objects.bulk_update(posts, ["checksum"], batch_size=1000)
    Post.objects.update(search_vector=SearchVector("search_document", config=settings.MISAGO_SEARCH_CONFIG))
    for thread in threads:
        thread.synchronize()
        thread.save()
    for category in categories:
        category.synchronize()
        category.save()
    return threads


def _categories() -> list[Category]:
    """Return as many categories as our talk sections; the new ones have the rights of the one that is there."""
    first = Category.objects.get(slug="first-category")
    found = [first]
    for number in range(1, CATEGORIES):
        category = Category()
        category.set_name(f"Category {number}")
        category.insert_at(first.parent, position="last-child", save=True)
        for given in first.category_role_set.all():
            RoleCategoryACL.objects.create(
                role_id=given.role_id, category=category, category_role_id=given.category_role_id
            )
        found.append(category)
    return found


def _thread(category: Category, number: int, at: dt.datetime) -> Thread:
    thread = Thread(category=category, started_on=at, last_post_on=at, starter_name="-", starter_slug="-")
    thread.set_title(f"What became of plan {number} for the harbour")
    thread.last_poster_name = thread.last_poster_slug = "-"
    return thread


def _post(thread: Thread, author: User, body: tuple[str, str], at: dt.datetime) -> Any:  # noqa: ANN401 - the peer has no types
    original, parsed = body
    post = Post(
        category=thread.category, thread=thread, poster=author, poster_name=author.username,
        original=original, parsed=parsed, posted_on=at, updated_on=at,
    )  # fmt: skip
    post.set_search_document()
    return post


def _session(member: User) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(member.pk)
    store[BACKEND_SESSION_KEY] = "misago.users.authbackends.MisagoBackend"
    store[HASH_SESSION_KEY] = member.get_session_auth_hash()
    store.save()
    return str(store.session_key)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
