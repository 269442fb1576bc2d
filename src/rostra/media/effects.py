"""What media does when something is announced."""

from rostra.media.actions import make_renditions as making
from rostra.media.events import UploadReceived


def make_renditions(event: UploadReceived) -> None:
    """Make the files that pages show."""
    making.make_renditions(upload_id=event.upload_id)
