"""A participant's place to write: step and questions, the note being typed, own notes. Survives a lost connection."""

from kompas.domain.workshop.anonymity import FEWEST_ANONYMOUS
from kompas.enums import Role
from kompas.live.components import Place, register

show = register(__file__)


def composer(place: Place) -> None:
    """Actions up: post_note, edit_note, withdraw_note. Drafts stay in this browser until they are posted."""
    show(data=place.as_data() | {"few": FEWEST_ANONYMOUS}, key=f"composer-{place.person}", height="content")


def composer_beforehand(view: dict[str, object]) -> None:
    """The place to write as it will be, of a workshop that is not there."""
    place = Place("", Role.PARTICIPANT)
    data = place.as_data() | {"few": FEWEST_ANONYMOUS, "preview": view}
    show(data=data, key="composer-beforehand", height="content")
