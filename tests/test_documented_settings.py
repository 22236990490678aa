"""docs/settings.md tells every setting, with its default."""

from kompas.settings import ROOT, Settings

DOCUMENT = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
ROWS = {line.split("|")[1].strip(" `"): line for line in DOCUMENT.splitlines() if line.startswith("| `")}


def test_every_setting_is_documented_and_no_other() -> None:
    assert {f"KOMPAS_{name.upper()}" for name in Settings.model_fields} == ROWS.keys() - {"PORT"}


def test_documented_default_is_the_default() -> None:
    """The database's default depends on where Kompas is; its file name does not."""
    for name, field in Settings.model_fields.items():
        default = "not set" if field.default is None else f"{field.default}".removeprefix(f"sqlite:///{ROOT}")
        assert default in ROWS[f"KOMPAS_{name.upper()}"].split("|")[2], name


def test_documented_port_is_the_one_of_the_makefile() -> None:
    assert "`8501`" in ROWS["PORT"]
    assert "PORT ?= 8501" in (ROOT / "Makefile").read_text(encoding="utf-8")
