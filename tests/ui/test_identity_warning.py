import pytest
from streamlit.testing.v1 import AppTest


def page_with(*texts: str) -> None:
    from kompas.i18n import set_language
    from kompas.ui.identity_warning import look_at

    set_language("nl")
    look_at(*texts)


def test_what_stands_out_is_quoted_with_what_to_write_instead() -> None:
    page = AppTest.from_function(page_with, args=("Klantreis Oost", "Bel mevrouw Jansen op 06-12345678.")).run()
    (warning,) = [one.value for one in page.warning]
    assert "Jansen” (naam van een persoon)" in warning
    assert "(telefoonnummer)" in warning
    assert "moeder" in warning


@pytest.mark.parametrize("texts", [(), ("",), ("Weten waar gezinnen blijven hangen.", "Moeder met een zoon van 8")])
def test_ordinary_text_is_left_in_peace(texts: tuple[str, ...]) -> None:
    assert not AppTest.from_function(page_with, args=texts).run().warning
