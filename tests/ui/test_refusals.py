"""A refusal is said where it was asked, and not lost: of all pages at once, by reading their code."""

import ast
from itertools import pairwise
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "kompas" / "ui").rglob("*.py"))]
ON_THEIR_OWN = {
    "member_import.py": "a list of mistakes that stands until they are mended",
    "member_table.py": "a list of mistakes that stands until they are mended",
    "problems.py": "a page that failed",
    "refusals.py": "the one way",
    "script_editor.py": "a list of mistakes that stands until they are mended",
    "script_view.py": "mistakes in files, which nobody mends here",
    "sign_on.py": "what went wrong elsewhere, beside the button to try again",
}
CHANGES = {"perform", "succeed", "try_code", "perform_once", "try_key_once"}
LEADS_AWAY = {"rerun", "open_page", "switch_page"}


def called(node: ast.AST | None) -> str:
    if not isinstance(node, ast.Expr | ast.Assign) or not isinstance(node.value, ast.Call):
        return ""
    function = node.value.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def blocks(tree: ast.AST) -> list[list[ast.stmt]]:
    return [
        part
        for node in ast.walk(tree)
        for name in ("body", "orelse")
        if isinstance(part := getattr(node, name, None), list)
    ]


def test_errors_are_said_in_one_way() -> None:
    found = {path.name for path in FILES if "st.error(" in path.read_text("utf-8")}
    assert found == set(ON_THEIR_OWN)


def test_no_page_is_drawn_again_over_a_refusal() -> None:
    """Who draws the page anew, whether it went well or not, takes away why it did not."""
    lost = [
        f"{path.name}:{one.lineno}"
        for path in FILES
        for block in blocks(ast.parse(path.read_text("utf-8")))
        for one, after in pairwise(block)
        if called(one) in CHANGES and called(after) in LEADS_AWAY
    ]
    assert lost == []


def page() -> None:
    from kompas.ui.refusals import refuse

    for _ in range(2):
        refuse("Choose a file first.")


def test_same_words_twice_are_said_twice() -> None:
    shown = AppTest.from_function(page).run()
    assert ([one.value for one in shown.error], list(shown.exception)) == (["Choose a file first."] * 2, [])
