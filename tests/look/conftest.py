"""An organisation's own design tokens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kompas import look
from kompas.settings import get_settings

SetTokens = Callable[[str], Path]


def forget() -> None:
    for kept in (get_settings, look.look, look.style):
        kept.cache_clear()


@pytest.fixture
def set_tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SetTokens]:
    """Writes a file and has the setting point to it."""

    def write(css: str) -> Path:
        path = tmp_path / "gemeente.css"
        path.write_text(css, encoding="utf-8")
        monkeypatch.setenv("KOMPAS_DESIGN_TOKENS", str(path))
        forget()
        return path

    yield write
    monkeypatch.undo()
    forget()
