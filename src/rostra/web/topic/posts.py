"""Posts of a page as their component takes them, with the lines between them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from markupsafe import Markup

from rostra.kit.paths import path_of
from rostra.markup.wording import in_words
from rostra.members.groups import groups
from rostra.members.models import Group, Member
from rostra.members.viewer import Viewer
from rostra.topics import policy
from rostra.topics.models import Topic
from rostra.topics.queries import PostRow, RecommendedRow
from rostra.ui.frame import MenuEntry
from rostra.ui.shapes import Edited, PostView, Recommended, Removed, ReplyTo
from rostra.web.people import person

_GAP = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLine:
    """A post and what stands before it: a gap in days, or how many posts are new from here on."""

    view: PostView
    author_id: int
    excerpt: str = ""
    gap_days: int = 0
    new_from_here: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address of this page asked of the composer already: the links on it add to that."""

    page_url: str = ""
    quotes: tuple[int, ...] = ()
    reply_to: int | None = None

    @property
    def asks_nothing(self) -> bool:
        """Say whether the composer is empty, as nearly always: then there is nothing to add to."""
        return not self.quotes and self.reply_to is None

    @property
    def _start(self) -> str:
        return f"{self.page_url}{'&' if '?' in self.page_url else '?'}"

    def with_quote(self, post_id: int) -> str:
        """Return the address of this page with one post more quoted; without script several are quoted so."""
        if self.asks_nothing:
            return f"{self._start}quote={post_id}#reply"
        return self._url(tuple(dict.fromkeys((*self.quotes, post_id))), self.reply_to)

    def with_reply_to(self, seq: int) -> str:
        """Return the address of this page with the composer answering a post."""
        if self.asks_nothing:
            return f"{self._start}to={seq}#reply"
        return self._url(self.quotes, seq)

    def _url(self, quotes: tuple[int, ...], reply_to: int | None) -> str:
        pairs = [*(("quote", number) for number in quotes), *([("to", reply_to)] if reply_to else [])]
        return f"{self._start}{urlencode(pairs)}#reply"


NOT_ASKED = Asked()


@dataclass(frozen=True, slots=True)
class _Rights:
    """What the viewer may do with posts of this topic; asked once, not once a post."""

    viewer: Viewer
    groups: Mapping[int, Group]
    acts: bool
    moderates: bool
    recommends: bool
    writes: bool
    at: dt.datetime
    asked: Asked


def lines_of(
    rows: Sequence[PostRow],
    *,
    topic: Topic,
    viewer: Viewer,
    recommended: Sequence[RecommendedRow],
    at: dt.datetime,
    asked: Asked = NOT_ASKED,
) -> Iterator[PostLine]:
    """Yield the posts of a page in order, each with the line that stands before it."""
    rights = _Rights(
        viewer=viewer,
        groups=groups().by_id,
        acts=isinstance(viewer, Member) and not (viewer.is_suspended(at) or viewer.is_silenced(at)),
        moderates=policy.why_not_moderate(viewer, topic.section_id, at) is None,
        recommends=policy.why_not_recommend(viewer, topic, at) is None,
        writes=policy.why_not_reply(viewer, topic, at) is None,
        at=at,
        asked=asked,
    )
    picks = {row.post_id: row for row in recommended}
    read = getattr(topic, "read_seq", None)
    before: PostRow | None = None
    for row in rows:
        is_new = read is not None and row.seq > read and row.author_id != viewer.pk
        yield PostLine(
            view=_view(row, topic, picks.get(row.pk), rights, is_new=is_new),
            author_id=row.author_id,
            excerpt="" if row.removed_at else row.text,
            gap_days=_gap(before, row),
            new_from_here=topic.last_seq - read if read is not None and row.seq == read + 1 else 0,
        )
        before = row


def _gap(before: PostRow | None, row: PostRow) -> int:
    apart = row.posted_at - before.posted_at if before else dt.timedelta()
    return apart.days if apart > _GAP else 0


def _view(row: PostRow, topic: Topic, pick: RecommendedRow | None, rights: _Rights, *, is_new: bool) -> PostView:
    group = rights.groups[row.group_id]
    author = person(
        name=row.name, display_name=row.display_name, tone=row.tone, avatar=row.avatar, group=group, title=row.title
    )
    writes = rights.writes and not row.removed_at
    return PostView(
        id=row.pk,
        seq=row.seq,
        url=path_of("topic:post", row.pk),
        author=author,
        html=Markup("") if row.removed_at else in_words(row.html),
        posted_at=row.posted_at,
        edited=_edited(row),
        reply_to=_reply_to(row),
        recommended=Recommended(by=pick.by, reason=pick.reason) if pick else None,
        removed=_removed(row, rights) if row.removed_at else None,
        is_new=is_new,
        is_staff=group.slug == "editors",
        reply_url=rights.asked.with_reply_to(row.seq) if writes else "",
        quote_url=rights.asked.with_quote(row.pk) if writes else "",
        menu=tuple(_menu(row, topic, pick, rights)),
        revision=row.revision,
    )


def _edited(row: PostRow) -> Edited | None:
    if not row.edited_at:
        return None
    by = row.editor if row.edited_by_id != row.author_id else ""
    history = path_of("topic:history", row.pk)
    return Edited(at=row.edited_at, by=by or "", reason=row.edit_reason, history_url=history)


def _reply_to(row: PostRow) -> ReplyTo | None:
    if not row.answered_pk:
        return None
    url = path_of("topic:post", row.answered_pk)
    return ReplyTo(name=row.answered_name or "", seq=row.answered_seq or 0, url=url)


def _removed(row: PostRow, rights: _Rights) -> Removed:
    own = row.removed_by_id == row.author_id
    return Removed(
        by_author=own,
        by=row.remover or "",
        reason=row.removal_reason,
        at=row.removed_at,
        html=in_words(row.html) if rights.moderates else Markup(""),
    )


def _menu(row: PostRow, topic: Topic, pick: RecommendedRow | None, rights: _Rights) -> Iterator[MenuEntry]:
    if not rights.acts:
        return
    own = row.author_id == rights.viewer.pk
    removed = row.removed_at is not None
    may_change = own and not removed and not topic.locked_at and _in_window(row, rights)
    if rights.moderates or may_change:
        yield MenuEntry(label=_("Edit"), url=path_of("topic:edit", row.pk), icon="pen")
        if row.seq == 1:
            yield MenuEntry(label=_("Rename the topic"), url=path_of("topic:rename", topic.pk), icon="pen")
    if row.seq > 1 and not removed and (rights.moderates or (own and not topic.locked_at)):
        yield MenuEntry(label=_("Remove"), url=path_of("topic:remove", row.pk), icon="trash")
    if removed and (rights.moderates or (own and row.removed_by_id == rights.viewer.pk)):
        yield MenuEntry(label=_("Restore"), url=path_of("topic:restore", row.pk), icon="history", posts=True)
    if rights.recommends and row.seq > 1 and not removed:
        label = _("Change the recommendation") if pick else _("Recommend")
        yield MenuEntry(label=label, url=path_of("topic:recommend", row.pk), icon="star")
    if row.revision > 1 and (row.edited_at or own or rights.moderates):
        yield MenuEntry(label=_("History"), url=path_of("topic:history", row.pk), icon="history")


def _in_window(row: PostRow, rights: _Rights) -> bool:
    window = rights.groups[row.group_id].edit_window_s
    return window is None or rights.at <= row.posted_at + dt.timedelta(seconds=window)
