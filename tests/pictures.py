"""Pictures as browsers and bad people send them."""

import struct
import zlib
from io import BytesIO

from PIL import Image

GPS_TAG = 0x8825
ORIENTATION = 0x0112


def jpeg(size: tuple[int, int] = (640, 480), *, turned: bool = False) -> bytes:
    """A photograph with a place, a device and a comment in it; `turned` says that it must be shown a quarter round."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 4, size[1] // 4))
    exif = Image.Exif()
    exif[0x010F] = "CameraOfTheFamily"
    exif.get_ifd(GPS_TAG)[1] = "N"
    exif.get_ifd(GPS_TAG)[2] = (52.0, 5.0, 7.0)
    if turned:
        exif[ORIENTATION] = 6
    file = BytesIO()
    image.save(file, "JPEG", exif=exif, comment=b"Straatweg 12")
    return file.getvalue()


def drawing(size: tuple[int, int] = (800, 800)) -> bytes:
    """As the sheet in the browser makes it: lines on nothing."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    image.paste((31, 95, 168, 255), (100, 100, 300, 300))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def bomb(side: int) -> bytes:
    """A hundred bytes that say they are a picture of `side` by `side`."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND")


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed_tight(format_: str, side: int) -> bytes:
    """A few kilobytes that unpack to a picture as large as they say."""
    file = BytesIO()
    image = Image.new("P" if format_ == "GIF" else "RGB" if format_ == "JPEG" else "RGBA", (side, side))
    image.save(file, format_, **({"progressive": True, "subsampling": 0} if format_ == "JPEG" else {"lossless": True}))
    return file.getvalue()
