"""QR codes as inline SVG, dark on white with the quiet zone that scanners need."""

from io import BytesIO

import segno

from kompas.look import colour

QUIET_ZONE = 4


def qr_svg(text: str) -> str:
    """Scales with its surroundings: no width and height, a viewBox only."""
    file = BytesIO()
    inks = {"dark": colour("card-ink"), "light": colour("card")}
    code = segno.make(text, error="m", micro=False)
    code.save(file, kind="svg", border=QUIET_ZONE, xmldecl=False, omitsize=True, nl=False, **inks)
    return file.getvalue().decode()
