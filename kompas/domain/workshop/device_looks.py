"""The kind of device a browser runs on, in coarse words; the browser's own description is not kept."""

from dataclasses import dataclass

from kompas.enums import DeviceKind

BROWSERS = (("Edg", "Edge"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"))
MORE_BROWSERS = (("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Chromium", "Chrome"), ("Safari", "Safari"))
"""Looked for in this order: nearly every browser also says that it is Chrome or Safari."""


@dataclass(frozen=True)
class DeviceLook:
    kind: DeviceKind = DeviceKind.UNKNOWN
    browser: str = ""


def look_of(user_agent: str | None) -> DeviceLook:
    """An iPad that says it is a Mac is called a laptop: coarse is enough to recognise one's own devices."""
    text = user_agent or ""
    browser = next((name for sign, name in BROWSERS + MORE_BROWSERS if sign in text), "")
    return DeviceLook(kind_of(text), browser)


def kind_of(text: str) -> DeviceKind:
    if "iPad" in text or "Tablet" in text or ("Android" in text and "Mobile" not in text):
        return DeviceKind.TABLET
    if "iPhone" in text or "Mobi" in text:
        return DeviceKind.PHONE
    if any(sign in text for sign in ("Windows", "Macintosh", "Linux", "CrOS", "X11")):
        return DeviceKind.LAPTOP
    return DeviceKind.UNKNOWN
