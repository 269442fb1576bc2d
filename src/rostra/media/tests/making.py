"""Pictures for the tests, drawn here, and uploads made of them by the real actions."""

import datetime as dt
import io
from pathlib import Path

from PIL import Image, PngImagePlugin
from tests.cast import NOON

from rostra.media.actions.add_picture import add_picture
from rostra.media.actions.make_renditions import make_renditions
from rostra.media.actions.receive_upload import new_token, receive_upload
from rostra.media.models import Upload
from rostra.media.rendering import KeptFile, Rendered
from rostra.members.models import Member

_RATIONAL_ONE = (1.0, 2.0, 3.0)


def a_picture(width: int = 640, height: int = 400, *, kind: str = "JPEG", **options: object) -> bytes:
    """Return an encoded gradient."""
    return encoded(Image.linear_gradient("L").resize((width, height)).convert("RGB"), kind, **options)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file's bytes."""
    file = io.BytesIO()
    image.save(file, format=kind, **options)
    return file.getvalue()


def a_photo_with_secrets() -> bytes:
    """Return a JPEG that was held sideways and says where it was taken, by whom, and of what."""
    image = Image.linear_gradient("L").resize((600, 400)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "Petra Lindqvist"
    exif[0x010E] = "The quay at night"
    exif.get_ifd(0x8825)[2] = _RATIONAL_ONE
    return encoded(image, "JPEG", exif=exif, comment=b"secret camera 4711")


def a_picture_with_xmp() -> bytes:
    """Return a PNG with the words of a picture agency."""
    packet = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
      xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Quay Pictures">
      <dc:description><rdf:Alt><rdf:li>Six hands für, three against</rdf:li></rdf:Alt></dc:description>
      <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li>Nine people at a table</rdf:li></rdf:Alt>
      </Iptc4xmpCore:AltTextAccessibility>
    </rdf:Description></rdf:RDF></x:xmpmeta>"""
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", packet)
    return a_picture(kind="PNG", pnginfo=words)


def an_animation(frames: int = 5, size: tuple[int, int] = (120, 80)) -> bytes:
    """Return an animated GIF."""
    pictures = [Image.new("RGB", size, (40 * number % 255, 90, 200)) for number in range(frames)]
    return encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:], duration=80, loop=0)


def a_bomb(side: int = 12_000) -> bytes:
    """Return a small file that unpacks to 144 megapixels."""
    return encoded(Image.new("1", (side, side)), "PNG")


def an_upload(owner: Member, content: bytes | None = None, *, at: dt.datetime = NOON, name: str = "quay.jpg") -> Upload:
    """Send a picture."""
    file = content if content is not None else a_picture()
    return receive_upload(owner=owner, file=io.BytesIO(file), name=name, size=len(file), at=at)


def a_ready_upload(owner: Member, content: bytes | None = None, *, at: dt.datetime = NOON) -> Upload:
    """Send a picture and make its renditions."""
    upload = an_upload(owner, content, at=at)
    make_renditions(upload_id=upload.pk)
    upload.refresh_from_db()
    return upload


def a_picture_at(path: str, owner: Member) -> Upload:
    """Insert a picture that is ready with the row of its one file, and without the file."""
    made = KeptFile(path=path, kind="image/webp", width=8, height=8, byte_count=64, is_fallback=True)
    rendered = Rendered(width=8, height=8, is_animated=False, alt="A dot", credit="Alice", caption="", files=(made,))
    return add_picture(
        owner=owner, name="dot.webp", rendered=rendered, content_hash=path, byte_count=64, at=NOON, token=new_token()
    )


def written(folder: Path, content: bytes) -> Path:
    """Write bytes into a file whose name says nothing."""
    path = folder / "file"
    path.write_bytes(content)
    return path
