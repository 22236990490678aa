import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from kompas.exports.core.markdown import plain as in_markdown
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
        ("http://x", "http\\:\u2060//x"),
    ],
)
def test_text_of_people_stays_what_it_is_in_markdown(written: str, shown: str) -> None:
    assert plain(written) == shown


BARE = (re.compile(r"https?://|www(?=\.)", re.IGNORECASE), re.compile(r"[-.\w+]+@[-\w]+(?:\.[-\w]+)+"))
"""By what remark-gfm, in Streamlit's own script, knows a bare address: after the backslashes are gone."""
pieces = st.sampled_from(["http", "HTTPS", "://", "www.", "WWW", ".", "@", "kompas", "nl", " ", "/"])


@given(st.lists(pieces, max_size=12).map("".join))
def test_bare_address_becomes_no_link(text: str) -> None:
    for write in (plain, in_markdown):
        left = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", write(text))
        assert [found[0] for bare in BARE if (found := bare.search(left))] == []
        assert left.replace("\u2060", "").split() == text.split()
