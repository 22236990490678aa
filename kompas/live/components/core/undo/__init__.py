"""Undo and redo at the console where a workspace stands in the place of the wall, which has them itself."""

from kompas.live.components import Place, register

show = register(__file__)


def undo(place: Place) -> None:
    """Actions up: undo_deed, redo_deed, drop_deed."""
    show(data=place.as_data(), key="undo", height="content")
