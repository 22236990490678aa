"""QR codes as inline SVG, dark on white with the quiet zone that scanners need."""

from io import BytesIO

import segno

INK = "#1d2b33"
QUIET_ZONE = 4


def qr_svg(text: str) -> str:
    """Scales with its surroundings: no width and height, a viewBox only."""
    file = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(file, kind="svg", dark=INK, light="#ffffff", border=QUIET_ZONE, xmldecl=False, omitsize=True, nl=False)
    return file.getvalue().decode()
