"""A cookie of another application before ours, of whatever form, does not make a browser somebody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.live.cookies import COOKIE, secret_in

JUNK = [
    'prefs={"a": 1}',
    "naam=Jan de Vries",
    "plaats=café",
    'open="never closed',
    "a/b=1",
    "=nameless",
    "bare",
    "",
    ";;;",
    "x=\x01",
    f"not_{COOKIE}=other",
    f"{COOKIE}=",
    f'{COOKIE}=" spaced "',
]


@pytest.mark.parametrize("junk", JUNK)
def test_cookie_of_another_application_hides_ours_nowhere(junk: str) -> None:
    assert secret_in(f"{junk}; {COOKIE}=mine") == "mine"
    assert secret_in(f"{COOKIE}=mine; {junk}") == "mine"


@given(st.text(alphabet=st.characters(exclude_characters=";")))
def test_any_text_before_ours_is_passed_over(junk: str) -> None:
    assert secret_in(f"x{junk}; {COOKIE}=mine") == "mine"


@pytest.mark.parametrize("header", [None, "", *JUNK, f'{COOKIE}="; ;;=\x01', f"{COOKIE}=" + "a" * 129])
def test_without_ours_there_is_none(header: str | None) -> None:
    assert secret_in(header) is None
