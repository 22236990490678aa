"""Pictures of cases: taken in, made anew so that nothing hidden comes along, and kept in the database.

What is stored is drawn by us from the pixels of what was sent: place, device and time that a camera puts in a
photograph are gone, and so is whatever else a file may hide.
"""

import secrets
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps
from sqlmodel import Session, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.lookup import row_for, row_in
from kompas.domain.wall.cases import drop_picture
from kompas.enums import Role
from kompas.errors import Invalid, NotFound
from kompas.events.core.conditions import OPEN, Attempt
from kompas.events.wall.cases import CASE, CASE_TO_CHANGE
from kompas.i18n import N_
from kompas.models import AppliedAction, CasePicture
from kompas.rules import Actor, may_see_case

LARGEST_UPLOAD = 5 * 1024 * 1024
MOST_PIXELS = 16_000_000
"""Looked at before anything is unpacked: a small file can be a picture that fills the memory. Browsers send 1024 by 1024."""
MOST_PIXELS_UNPACKED = 4_000_000
"""Of all but JPEG, which alone can be unpacked smaller than it is; a WebP takes twenty bytes a pixel."""
LONGEST_SIDE = 1024
TAKEN = ("JPEG", "PNG", "WEBP", "GIF")
MADE_BY_US = {"image/png", "image/jpeg"}
"""A picture that came with a copy may say that it is something else."""
LARGEST_PNG = 300 * 1024
TOO_LARGE = N_("This picture is larger than 5 MB. Choose a smaller one. What you typed is kept.")
UNREADABLE = N_(
    "Kompas cannot use this as a picture. Choose a photo or drawing as JPEG, PNG, WebP or GIF. What you typed is kept."
)
TOO_MANY_PIXELS = N_("This picture has too many pixels. Make it smaller first. What you typed is kept.")


@dataclass(frozen=True)
class RedrawnPicture:
    media_type: str
    content: bytes


def redraw_picture(data: bytes) -> RedrawnPicture:
    """A picture of our own with the same pixels, upright and at most LONGEST_SIDE. Raises Invalid for anything else."""
    if len(data) > LARGEST_UPLOAD:
        raise Invalid(TOO_LARGE)
    try:
        with Image.open(BytesIO(data), formats=TAKEN) as source:
            if source.width * source.height > (MOST_PIXELS if source.format == "JPEG" else MOST_PIXELS_UNPACKED):
                raise Invalid(TOO_MANY_PIXELS)
            source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is unpacked no larger than needed
            drawn = source.format == "PNG"
            source.thumbnail((LONGEST_SIDE, LONGEST_SIDE))  # before it is turned, which makes another one as large
            return write_picture(on_white(ImageOps.exif_transpose(source)), drawn)
    except Invalid:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Invalid(TOO_MANY_PIXELS) from None
    except Exception as error:  # a decoder may fail in any way on what is no picture; to the sender it is all one
        raise Invalid(UNREADABLE) from error


def on_white(source: Image.Image) -> Image.Image:
    """The first frame without transparency; a new image, so that nothing but pixels comes along."""
    see_through = source.convert("RGBA")
    clean = Image.new("RGB", see_through.size, "white")
    clean.paste(see_through, mask=see_through)
    return clean


def write_picture(image: Image.Image, drawn: bool) -> RedrawnPicture:
    """A drawing stays crisp as PNG; a photograph is far smaller as JPEG."""
    if drawn:
        file = BytesIO()
        image.save(file, "PNG", optimize=True)
        if file.tell() <= LARGEST_PNG:
            return RedrawnPicture("image/png", file.getvalue())
    file = BytesIO()
    image.save(file, "JPEG", quality=84, optimize=True)
    return RedrawnPicture("image/jpeg", file.getvalue())


def put_picture(
    session: Session, actor: Actor, role: Role, case_id: str, upload_id: str, picture: RedrawnPicture
) -> None:
    """Give a case this picture in place of the one it had. The same upload a second time changes nothing."""
    attempt = Attempt(session, actor, role)
    OPEN.demand(attempt)
    case = row_for(attempt, CASE_TO_CHANGE, case_id)
    if session.get(AppliedAction, upload_id) is not None:
        return
    drop_picture(session, case)
    session.add(
        CasePicture(
            id=upload_id,
            workshop_id=case.workshop_id,
            case_id=case.id,
            media_type=picture.media_type,
            content=picture.content,
        )
    )
    session.add(AppliedAction(id=upload_id, workshop_id=actor.workshop.id))
    case.picture = secrets.randbelow(2**31 - 1)
    record_change(session, actor.workshop, case)


def picture_of(session: Session, actor: Actor, case_id: str) -> CasePicture:
    """The picture of a case that this actor may see. Raises NotFound, also when there is one that it may not."""
    case = row_in(session, actor.workshop, CASE, case_id)
    row = session.exec(select(CasePicture).where(CasePicture.case_id == case.id)).first()
    if row is None or row.media_type not in MADE_BY_US or not may_see_case(actor, case):
        raise NotFound(N_("There is no picture here."))
    return row
