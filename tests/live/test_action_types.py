"""Scripts are checked against the actions that the server takes: the types are those of the code as it is now."""

from tools.action_types import PLACE, written


def test_types_of_actions_are_up_to_date() -> None:
    """If not: `python -m tools.action_types`."""
    assert PLACE.read_text(encoding="utf-8") == written()
