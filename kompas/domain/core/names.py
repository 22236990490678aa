"""Names as people type them."""


def fold_name(name: str) -> str:
    """Two people do not always type the name of an organisation, or a title, alike."""
    return " ".join(name.casefold().split())
