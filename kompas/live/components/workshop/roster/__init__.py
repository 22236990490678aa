"""People in the workshop, by organisation and domain, with who is connected now and the count of notes of each kind.

A name opens a panel: put it right, ask this person to facilitate, or take the person out.
"""

from kompas.live.components import Place, register

show = register(__file__)


def roster(place: Place) -> None:
    """Actions up: edit_participant, remove_participant, ask_to_facilitate."""
    show(data=place.as_data(), key="roster", height="content")
