"""What happens to uploads."""

from dataclasses import dataclass
from typing import ClassVar

from rostra.events.wiring import Event


@dataclass(frozen=True)
class UploadReceived(Event):
    """A file arrived and lies in the private place; its renditions are still to be made."""

    name: ClassVar[str] = "media.upload_received"
    upload_id: int


@dataclass(frozen=True)
class UploadRefused(Event):
    """A file turned out to be no picture that can be shown."""

    name: ClassVar[str] = "media.upload_refused"
    upload_id: int
    token: str


@dataclass(frozen=True)
class UploadReady(Event):
    """An upload can be shown, or is shown with other words from now on."""

    name: ClassVar[str] = "media.upload_ready"
    upload_id: int
    token: str
