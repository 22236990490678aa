"""Writes the papers that follow from the code: docs/data-inventory.md, and the table in docs/dpia.md. `make papers`."""

from pathlib import Path

from kompas.domain.whole.inventory import inventory, summary
from kompas.i18n import set_language

DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- begin: made by `make papers` -->\n", "<!-- end -->"


def dpia(text: str) -> str:
    """The DPIA with the table as it is now, in Dutch."""
    set_language("nl")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{summary()}\n\n{END}{after}"


def main() -> None:
    (DOCS / "data-inventory.md").write_text(inventory(), encoding="utf-8")
    path = DOCS / "dpia.md"
    path.write_text(dpia(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
