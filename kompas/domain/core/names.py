"""Names as people type them."""

from collections.abc import Iterable


def fold_name(name: str) -> str:
    """Two people do not always type the name of an organisation, or a title, alike."""
    return " ".join(name.casefold().split())


def alike_as_one(names: Iterable[str]) -> list[str]:
    """Each name; those that differ in capitals or spaces only are spelled as the first of them."""
    spelled: dict[str, str] = {}
    return [spelled.setdefault(fold_name(name), " ".join(name.split())) for name in names]
