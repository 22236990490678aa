import math
import subprocess
import sys
import uuid
from io import BytesIO

import pytest
from PIL import Image
from sqlmodel import Session, select

from kompas.domain.wall.pictures import (
    LARGEST_UPLOAD,
    LONGEST_SIDE,
    MOST_PIXELS,
    MOST_PIXELS_UNPACKED,
    RedrawnPicture,
    picture_of,
    put_picture,
    redraw_picture,
)
from kompas.enums import Role
from kompas.errors import Invalid, NotAllowed, NotFound
from kompas.models import Case, CasePicture
from kompas.rules import Actor
from kompas.settings import ROOT
from tests.databases import on_both
from tests.factories import act, bring, facilitator_of, join, make_workshop
from tests.pictures import bomb, drawing, jpeg, packed_tight


def opened(picture: RedrawnPicture) -> Image.Image:
    return Image.open(BytesIO(picture.content))


def test_photo_keeps_its_pixels_and_nothing_else() -> None:
    sent = jpeg()
    assert b"CameraOfTheFamily" in sent
    picture = redraw_picture(sent)
    image = opened(picture)
    assert (picture.media_type, image.format, image.size) == ("image/jpeg", "JPEG", (640, 480))
    assert (dict(image.getexif()), set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}) == (
        {},
        set(),
    )
    assert not any(word in picture.content for word in (b"CameraOfTheFamily", b"Straatweg", b"Exif"))


def test_photo_is_put_upright() -> None:
    image = opened(redraw_picture(jpeg(turned=True)))
    assert image.size == (480, 640)
    assert image.getpixel((470, 10))[0] > 200 > image.getpixel((470, 10))[1]  # type: ignore[index]


def test_large_photo_is_made_smaller() -> None:
    assert max(opened(redraw_picture(jpeg((4000, 3000)))).size) == LONGEST_SIDE


def test_drawing_stays_crisp_on_white_paper() -> None:
    picture = redraw_picture(drawing())
    image = opened(picture)
    assert (picture.media_type, image.mode) == ("image/png", "RGB")
    assert (image.getpixel((5, 5)), image.getpixel((200, 200))) == ((255, 255, 255), (31, 95, 168))


@pytest.mark.parametrize("format_", ["GIF", "WEBP"])
def test_other_pictures_of_the_web_are_taken(format_: str) -> None:
    file = BytesIO()
    Image.new("RGB", (40, 30), "green").save(file, format_)
    assert redraw_picture(file.getvalue()).media_type == "image/jpeg"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.mark.parametrize(
    "sent",
    [b"", b"hello", SVG, HTML, b"\x89PNG\r\n\x1a\n" + HTML, b"%PDF-1.7", jpeg()[:3000], drawing()[:1000]],
    ids=["nothing", "text", "svg", "html", "html as png", "pdf", "half a photo", "half a drawing"],
)
def test_anything_else_is_refused_in_words(sent: bytes) -> None:
    with pytest.raises(Invalid, match="cannot use this as a picture"):
        redraw_picture(sent)


MEASURE = """
import sys
from pathlib import Path
from PIL import Image
from kompas.domain.wall.pictures import redraw_picture
Image.init()
def megabytes(name):
    (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name)]
    return int(line.split()[1]) // 1024
data = sys.stdin.buffer.read()
Path("/proc/self/clear_refs").write_text("5")
before = megabytes("VmRSS")
redraw_picture(data)
print(megabytes("VmHWM") - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process had at most")
@pytest.mark.parametrize(
    ("format_", "pixels"),
    [("JPEG", MOST_PIXELS)] + [(format_, MOST_PIXELS_UNPACKED) for format_ in ("PNG", "WEBP", "GIF")],
)
def test_largest_picture_that_is_taken_fits_in_little_memory(format_: str, pixels: int) -> None:
    """210 KB took 606 MB. In a process of its own, for what others left free would be taken first."""
    sent = packed_tight(format_, math.isqrt(pixels))
    command = [sys.executable, "-c", MEASURE]
    took = subprocess.run(command, input=sent, capture_output=True, cwd=ROOT, check=True).stdout
    assert int(took) < 130


@pytest.mark.parametrize(("format_", "pixels"), [("JPEG", MOST_PIXELS), ("PNG", MOST_PIXELS_UNPACKED)])
def test_larger_picture_is_refused_unseen(format_: str, pixels: int) -> None:
    with pytest.raises(Invalid, match="too many pixels"):
        redraw_picture(packed_tight(format_, math.isqrt(pixels) + 1))


def test_bitmap_format_that_browsers_do_not_show_is_refused() -> None:
    file = BytesIO()
    Image.new("RGB", (40, 30)).save(file, "TIFF")
    with pytest.raises(Invalid, match="cannot use this"):
        redraw_picture(file.getvalue())


@pytest.mark.parametrize("side", [8_000, 11_000, 60_000])
def test_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked(side: int) -> None:
    with pytest.raises(Invalid, match="too many pixels"):
        redraw_picture(bomb(side))


def test_picture_above_five_megabytes_is_refused() -> None:
    with pytest.raises(Invalid, match="larger than 5 MB"):
        redraw_picture(jpeg() + b"\0" * LARGEST_UPLOAD)


# --- kept with the case ---------------------------------------------------------------------------------------


def put(session: Session, actor: Actor, case: Case, upload_id: str | None = None, **named: Role) -> str:
    upload_id = upload_id or str(uuid.uuid4())
    put_picture(session, actor, named.get("role", Role.PARTICIPANT), case.id, upload_id, redraw_picture(drawing()))
    return upload_id


@on_both
def test_picture_hangs_with_its_case_and_a_new_one_takes_its_place(session: Session, participant: Actor) -> None:
    case = bring(session, participant)
    put(session, participant, case)
    first = case.picture
    second = put(session, participant, case)
    assert case.picture is not None
    assert case.picture != first
    assert [row.id for row in session.exec(select(CasePicture))] == [second]
    assert picture_of(session, participant, case.id).content == redraw_picture(drawing()).content


@on_both
def test_same_upload_again_changes_nothing(session: Session, participant: Actor) -> None:
    case = bring(session, participant)
    first = put(session, participant, case)
    second = put(session, participant, case)
    put(session, participant, case, first)  # a late second delivery of the one that was replaced
    assert [row.id for row in session.exec(select(CasePicture))] == [second]


@on_both
def test_only_the_owner_and_the_facilitator_give_a_case_its_picture(
    session: Session, participant: Actor, another: Actor, facilitator: Actor
) -> None:
    case = bring(session, participant)
    with pytest.raises(NotAllowed):
        put(session, another, case)
    put(session, facilitator, case, role=Role.FACILITATOR)
    elsewhere = make_workshop(session, "somebody-else")
    for stranger in (facilitator_of(session, elsewhere, "somebody-else"), join(session, elsewhere, "Chaya")):
        with pytest.raises(NotFound):
            put(session, stranger, case)
        with pytest.raises(NotFound):
            picture_of(session, stranger, case.id)


@on_both
def test_picture_off_the_wall_is_for_owner_and_facilitator(
    session: Session, participant: Actor, another: Actor, facilitator: Actor
) -> None:
    case = bring(session, participant)
    put(session, participant, case)
    assert picture_of(session, another, case.id)
    act(session, facilitator, "park_case", case_id=case.id)
    assert picture_of(session, participant, case.id)
    assert picture_of(session, facilitator, case.id)
    with pytest.raises(NotFound):
        picture_of(session, another, case.id)


@on_both
def test_withdrawing_removes_the_picture_at_once(session: Session, participant: Actor, facilitator: Actor) -> None:
    case = bring(session, participant)
    put(session, participant, case)
    act(session, participant, "withdraw_case", case_id=case.id)
    assert session.exec(select(CasePicture)).all() == []
    with pytest.raises(NotFound):
        picture_of(session, facilitator, case.id)


@on_both
def test_picture_of_a_strange_kind_out_of_a_copy_is_not_shown(session: Session, participant: Actor) -> None:
    case = bring(session, participant)
    put(session, participant, case)
    row = session.exec(select(CasePicture)).one()
    row.media_type = "text/html"
    with pytest.raises(NotFound):
        picture_of(session, participant, case.id)
