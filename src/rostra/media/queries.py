"""Reading uploads: as the text pipeline takes them, and one by its token."""

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch, QuerySet

from rostra.kit.prepared import prepared
from rostra.markup import context as markup
from rostra.markup.syntax.pictures import UPLOADS
from rostra.media.files import url_of
from rostra.media.models import Rendition, Upload
from rostra.media.rendering import Rendered
from rostra.members.models import Member
from rostra.members.viewer import Viewer

_MOST_LOOKED_UP = 100  # as many as the text pipeline looks up in one text
_BEST_FIRST = ("image/avif", "image/webp")


def pictures_for(tokens: Iterable[str]) -> Mapping[str, markup.Picture]:
    """Return the uploads that are ready among `tokens`; two queries, none for no tokens."""
    wanted = tuple(tokens)
    return {row.token: picture_of(row) for row in ready(token__in=wanted)} if wanted else {}


def states_of(tokens: Iterable[str]) -> Mapping[str, str]:
    """Return what has become of each upload among `tokens`; one query, none for no tokens."""
    wanted = tuple(tokens)
    return dict(Upload.objects.filter(token__in=wanted).values_list("token", "state")) if wanted else {}


def refusals_of(member: Member, text: str) -> list[str]:
    """Return why pictures of the member that a text names could not be shown, each with the name of its file."""
    tokens = UPLOADS.findall(text)[:_MOST_LOOKED_UP]
    if not tokens:
        return []
    refused = Upload.objects.filter(token__in=tokens, owner=member, state=Upload.State.REFUSED).order_by("pk")
    return [f"{row.name}: {row.refusal}" if row.name else row.refusal for row in refused]


def ready(**criteria: object) -> list[Upload]:
    """Return ready uploads with their files, best kinds and smallest first."""
    files = Prefetch("renditions", Rendition.objects.order_by("kind", "width"))
    return list(Upload.objects.filter(state=Upload.State.READY, **criteria).prefetch_related(files))


def picture_of(upload: Upload) -> markup.Picture:
    """Return an upload as the text pipeline shows it; its files must have been read with it."""
    files = list(upload.renditions.all())
    every = next(file for file in files if file.is_fallback)
    return markup.Picture(
        url=url_of(every.path),
        width=every.width,
        height=every.height,
        alt=upload.alt,
        credit=upload.credit,
        caption=upload.caption,
        renditions=tuple(
            markup.Rendition(url=url_of(file.path), width=file.width, type=file.kind)
            for kind in _BEST_FIRST
            for file in files
            if file.kind == kind and not file.is_fallback
        ),
    )


def picture_from(rendered: Rendered) -> markup.Picture:
    """Return a picture that has no rows yet as the text pipeline shows it."""
    every = next(file for file in rendered.files if file.is_fallback)
    return markup.Picture(
        url=url_of(every.path),
        width=every.width,
        height=every.height,
        alt=rendered.alt,
        credit=rendered.credit,
        caption=rendered.caption,
        renditions=tuple(
            markup.Rendition(url=url_of(file.path), width=file.width, type=file.kind)
            for kind in _BEST_FIRST
            for file in sorted(rendered.files, key=lambda one: one.width)
            if file.kind == kind and not file.is_fallback
        ),
    )


def uploads_at(path: str) -> QuerySet[Upload]:
    """Return the uploads of which a media file was made: the same picture sent twice is one file."""
    return Upload.objects.filter(renditions__path=path)


def is_of(path: str, viewer: Viewer) -> bool:
    """Say whether the viewer sent the picture that a media file was made of."""
    return viewer.pk is not None and bool(_sent_by(path, viewer.pk))


@prepared
def _sent_by(path: str, member_id: int) -> QuerySet[Upload, int]:
    return uploads_at(path).filter(owner_id=member_id).values_list("pk", flat=True)[:1]


def own_upload(viewer: Viewer, token: str) -> Upload:
    """Return the viewer's own upload, or raise `Upload.DoesNotExist`."""
    return Upload.objects.get(owner_id=viewer.pk, token=token)
