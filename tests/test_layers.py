"""Who may import whom (docs/structure.md): a layer knows only those below it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kompas.models
from kompas.domain.core.loading import ROOMS

ROOT = Path(__file__).parent.parent
LAYERS = (
    ("settings", "enums", "errors", "i18n", "labels", "loading", "logs", "look"),
    ("fields",),
    ("models", "rules", "scripts", "events", "activity", "scenes", "forms", "method"),
    ("suggestions",),
    ("database", "disk_room", "migrating", "migrations", "write_ahead_log"),
    ("domain",),
    ("exports",),
    ("activities",),
    ("live", "ui"),
    ("pages",),
    ("app", "server", "retention", "lapsing", "warming", "backup", "leaving", "__main__"),
)
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}
WEB = {"streamlit", "starlette", "uvicorn"}
SQL = {"sqlmodel", "sqlalchemy"}
SISTERS = (
    "kompas.domain.",
    "kompas.models.",
    "kompas.events.",
    "kompas.live.views.",
    "kompas.live.components.",
    "kompas.exports.",
)
GROUND = ("kompas.models.workshop.workshop", "kompas.models.workshop.step")
"""Tables that every room stands on: all there is belongs to a workshop, which goes step by step."""
NOT_IN_PAGES = ("session_state", "unsafe_allow_html", "st.html")
FILES = sorted([*(ROOT / "kompas").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"])
PAGES = [path for path in FILES if path.parent.name == "pages"]


def layer_of(module: str) -> str:
    """`kompas.live.hub` is of `live`, `pages.start` of `pages`, `app` of `app`."""
    parts = module.split(".")
    return parts[1] if parts[0] == "kompas" and len(parts) > 1 else parts[0]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(source: str, package: str) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, with its line; `from kompas import rules` imports `kompas.rules`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            base = ".".join(parts[: len(parts) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            names = [f"{module}.{alias.name}" for alias in node.names] if module in ("kompas", "pages") else [module]
            yield from ((node.lineno, name) for name in names)


def mistakes_in(module: str, source: str, *, is_package: bool = False) -> list[str]:
    own = layer_of(module)
    if own == "kompas":
        return []
    package = module if is_package else module.rpartition(".")[0]
    found = []
    for line, imported in imports_of(source, package):
        theirs, top = layer_of(imported), imported.split(".")[0]
        where = f"{module}:{line} imports {imported}"
        if top in ("kompas", "pages", "app"):
            if theirs not in HEIGHT:
                found.append(f"{where}: `{theirs}` has no layer; give it one in {Path(__file__).name}")
            elif HEIGHT[theirs] > HEIGHT[own]:
                found.append(f"{where}: `{own}` is below `{theirs}` and may not know it")
            elif theirs == "activities" != own:
                found.append(f"{where}: nobody knows one activity; ask `kompas.activity`")
        if top in WEB and HEIGHT[own] <= HEIGHT["domain"]:
            found.append(f"{where}: domain and below know neither Streamlit nor Starlette")
        if top in WEB and own == "activities":
            found.append(f"{where}: an activity says which parts it has; `ui/parts` draws them")
        if top == "streamlit" and own == "exports":
            found.append(f"{where}: exports give bytes and know no Streamlit")
        if top in SQL and own == "pages":
            found.append(f"{where}: pages ask the domain, never the database")
    return found


def room_of(module: str) -> str | None:
    """`kompas.domain.wall.notes` is in the room `wall`."""
    for sister in SISTERS:
        room = module.removeprefix(sister).partition(".")[0]
        if module.startswith(sister) and room in ROOMS:
            return room
    return None


def tables_in(source: str) -> Iterator[tuple[int, str]]:
    """The module of every table that a file imports from `kompas.models`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "kompas.models":
            yield from ((node.lineno, getattr(kompas.models, alias.name).__module__) for alias in node.names)


def rooms_broken(module: str, source: str, *, is_package: bool = False) -> list[str]:
    own = room_of(module)
    if own is None:
        return []
    package = module if is_package else module.rpartition(".")[0]
    found = [*imports_of(source, package), *tables_in(source)]
    return [
        f"{module}:{line} imports {imported}: the room `{own}` is below `{theirs}` and may not know it"
        for line, imported in found
        if imported not in GROUND
        and (theirs := room_of(imported)) is not None
        and ROOMS.index(theirs) > ROOMS.index(own)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_layers_hold(path: Path) -> None:
    module = module_of(path)
    assert layer_of(module) in {*HEIGHT, "kompas"}, f"{module} has no layer; give it one in {Path(__file__).name}"
    source = path.read_text(encoding="utf-8")
    assert mistakes_in(module, source, is_package=path.name == "__init__.py") == []
    assert rooms_broken(module, source, is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("kompas.domain.wall.notes", "from kompas.domain.map.lines import draw_line"),
        ("kompas.domain.workshop.steps", "from kompas.models import Note"),
        ("kompas.events.wall.notes", "from kompas.events.inquiry import themes"),
        ("kompas.live.views.wall.notes", "from kompas.domain.inquiry.themes import notes_in"),
        ("kompas.live.components.core.page", "from kompas.live.components.wall import wall"),
    ],
)
def test_room_that_knows_one_above_it_is_named(module: str, source: str) -> None:
    (mistake,) = rooms_broken(module, source)
    assert f"`{room_of(module)}` is below" in mistake


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("kompas.domain.map.lines", "from kompas.domain.wall.notes import post_note\nfrom kompas.models import Note"),
        ("kompas.domain.core.changes", "from kompas.models import Workshop"),
        ("kompas.domain.wall.notes", "from kompas.domain.wall.cases import bring_case"),
        ("kompas.ui.console", "from kompas.domain.whole.retention import forget"),
    ],
)
def test_rooms_may_know_those_below(module: str, source: str) -> None:
    assert rooms_broken(module, source) == []


HOLDS_SOMEBODY = {"Actor", "NetworkActor", "AnyActor", "Scene", "Place"}
MAKES_FRAGMENTS = "kompas.ui.fragments"
SCREENS = [path for path in FILES if path.parent.name == "pages" or "ui" in path.relative_to(ROOT).parts]
Function = ast.FunctionDef | ast.Lambda


def kept_people(module: str, source: str) -> list[str]:
    """Where Streamlit would keep who looks until later, when that may be nobody any more: in a fragment or a callback."""
    tree = ast.parse(source)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("fragment", "dialog") and module != MAKES_FRAGMENTS:
            found.append(f"{module}:{node.lineno} makes a fragment by itself; use `kompas.ui.fragments`")
        if isinstance(node, ast.FunctionDef) and is_fragment(node):
            found += [
                f"{module}:{one.lineno} a fragment is given somebody as `{one.arg}`"
                for one in parameters_of(node)[1:]
                if names_in(one.annotation) & HOLDS_SOMEBODY
            ]
        if isinstance(node, ast.Call):
            found += [
                f"{module}:{node.lineno} a callback is given `{name}`"
                for word in node.keywords
                if word.arg in ("args", "kwargs")
                for name in sorted(names_in(word.value) & people_of(tree))
            ]
    for inner in inner_functions(tree):
        functions = [one for one in ast.walk(inner) if isinstance(one, Function)]
        own = {one.arg for function in functions for one in parameters_of(function)}
        body = inner.body if isinstance(inner.body, list) else [inner.body]
        used = set().union(*(names_in(one) for one in body)) - own
        found += [
            f"{module}:{inner.lineno} a function for later remembers `{name}`"
            for name in sorted(used & people_of(tree))
        ]
    return found


def is_fragment(node: ast.FunctionDef) -> bool:
    called = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
    return any(isinstance(one, ast.Name) and one.id == "fragment" for one in called)


def parameters_of(node: Function) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]


def names_in(node: ast.AST | None) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} if node else set()


def people_of(tree: ast.AST) -> set[str]:
    """What this file calls somebody: its parameters of such a type, and the names that pages give them."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    typed = {one.arg for node in functions for one in parameters_of(node) if names_in(one.annotation) & HOLDS_SOMEBODY}
    return typed | {"actor", "scene"}


def inner_functions(tree: ast.AST) -> Iterator[Function]:
    """Functions that may be called later, with what they found around them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Lambda):
            yield node
        elif isinstance(node, ast.FunctionDef):
            yield from (one for one in ast.walk(node) if isinstance(one, ast.FunctionDef) and one is not node)


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(ROOT)))
def test_streamlit_keeps_nobody_for_later(path: Path) -> None:
    assert kept_people(module_of(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_leave_session_and_html_to_the_ui(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert [word for word in NOT_IN_PAGES if word in source] == [], "use kompas.ui.state and kompas.ui.widgets"


@pytest.mark.parametrize(
    ("module", "source", "broken"),
    [
        ("kompas.domain.wall.notes", "import kompas.live.hub", "below `live`"),
        ("kompas.domain.wall.notes", "from kompas import ui", "below `ui`"),
        ("kompas.domain.wall.queries", "from ...ui import state", "below `ui`"),
        ("kompas.domain.wall.notes", "def f():\n    import streamlit as st", "neither Streamlit nor Starlette"),
        ("kompas.models.wall.note", "from starlette.requests import Request", "neither Streamlit nor Starlette"),
        ("kompas.rules", "from kompas.activities import collect", "below `activities`"),
        ("kompas.ui.console", "from kompas.activities.collect import ACTIVITY", "ask `kompas.activity`"),
        ("kompas.activities.collect", "import streamlit as st", "`ui/parts` draws them"),
        ("kompas.activities.collect", "from kompas.ui import state", "below `ui`"),
        ("kompas.exports.pdf", "import streamlit", "know no Streamlit"),
        ("kompas.enums", "from kompas.models import Note", "below `models`"),
        ("pages.start", "from sqlmodel import select", "never the database"),
        ("pages.start", "from kompas.server import living", "below `server`"),
        ("kompas.ui.state", "from kompas.helpers import x", "has no layer"),
    ],
)
def test_broken_rule_is_named(module: str, source: str, broken: str) -> None:
    (mistake,) = mistakes_in(module, source)
    assert broken in mistake


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("kompas.domain.wall.notes", "from kompas.domain.workshop.steps import step_of\nfrom sqlmodel import Session"),
        ("kompas.ui.state", "import streamlit as st\nfrom kompas.domain import notes"),
        ("pages.start", "import streamlit as st\nfrom kompas.ui import state"),
        ("kompas.exports.report", "from . import base"),
    ],
)
def test_rules_allow_what_is_right(module: str, source: str) -> None:
    assert mistakes_in(module, source) == []


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("import streamlit as st\n@st.fragment\ndef f(scene): ...", "makes a fragment by itself"),
        ("import streamlit as st\n@st.dialog('x')\ndef f(): ...", "makes a fragment by itself"),
        ("@fragment()\ndef f(scene: Scene, use: Use, actor: Actor): ...", "is given somebody as `actor`"),
        ("@fragment()\ndef f(scene: Scene, use: Use, who: NetworkActor | None): ...", "is given somebody as `who`"),
        ("def f(me: Actor):\n    st.button('x', on_click=go, args=(me,))", "a callback is given `me`"),
        ("def f(me: Actor):\n    st.button('x', on_click=lambda: go(me))", "a function for later remembers `me`"),
        (
            "def f(actor: NetworkActor):\n    def later():\n        go(actor)\n    st.button('x', on_click=later)",
            "remembers",
        ),
    ],
)
def test_somebody_kept_for_later_is_named(source: str, kept: str) -> None:
    (mistake,) = kept_people("kompas.ui.console", source)
    assert kept in mistake


def test_function_for_later_may_be_given_somebody() -> None:
    assert kept_people("kompas.ui.files", "def f(actor: Actor):\n    at_the_click(lambda actor: write(actor))") == []
