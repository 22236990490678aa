import pytest
from streamlit.testing.v1 import AppTest

from kompas.ui.widgets import plain


def failing_page(kind: str) -> None:
    from kompas.errors import NotAllowed
    from kompas.i18n import set_language
    from kompas.ui.problems import show_problem

    set_language("en")
    try:
        raise NotAllowed("Only the facilitator can do this.") if kind == "ours" else RuntimeError("mother of K.")
    except Exception as error:
        show_problem(error)


def test_expected_error_is_said_in_its_own_words() -> None:
    page = AppTest.from_function(failing_page, args=("ours",)).run()
    assert [error.value for error in page.error] == ["Only the facilitator can do this."]


def test_fault_is_said_without_what_was_in_it(caplog: pytest.LogCaptureFixture) -> None:
    page = AppTest.from_function(failing_page, args=("fault",)).run()
    (error,) = [error.value for error in page.error]
    assert error.startswith("Something went wrong on our side.")
    assert "RuntimeError" in caplog.text
    assert "mother" not in error + caplog.text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Klantreis Oost", "Klantreis Oost"),
        ("**vet** _schuin_", r"\*\*vet\*\* \_schuin\_"),
        ("[klik](javascript:x)", r"\[klik\]\(javascript\:x\)"),
        ("<b>", r"\<b\>"),
        (":red[x] $x$", r"\:red\[x\] \$x\$"),
    ],
)
def test_text_of_people_stays_what_it_is_in_markdown(written: str, shown: str) -> None:
    assert plain(written) == shown
