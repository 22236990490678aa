import pytest

from kompas.domain.workshop.device_looks import DeviceLook, look_of
from kompas.enums import DeviceKind

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1"
IPAD = "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Safari/604.1"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36"
)
SLATE = "Mozilla/5.0 (Linux; Android 14; SM-X510) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "look"),
    [
        (WINDOWS, DeviceLook(DeviceKind.LAPTOP, "Chrome")),
        (f"{WINDOWS} Edg/141.0", DeviceLook(DeviceKind.LAPTOP, "Edge")),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
            DeviceLook(DeviceKind.LAPTOP, "Firefox"),
        ),
        (IPHONE, DeviceLook(DeviceKind.PHONE, "Safari")),
        (ANDROID, DeviceLook(DeviceKind.PHONE, "Samsung")),
        (
            "Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0",
            DeviceLook(DeviceKind.PHONE, "Firefox"),
        ),
        (SLATE, DeviceLook(DeviceKind.TABLET, "Chrome")),
        (IPAD, DeviceLook(DeviceKind.TABLET, "Chrome")),
        ("curl/8.5.0", DeviceLook()),
        ("", DeviceLook()),
        (None, DeviceLook()),
    ],
)
def test_look_is_told_in_two_coarse_words(user_agent: str | None, look: DeviceLook) -> None:
    assert look_of(user_agent) == look
