from sqlmodel import Field

from kompas.enums import LineColour
from kompas.models.core.columns import enum_column
from kompas.models.core.declarations import Forgetting, NotCopied
from kompas.models.core.live_row import LiveRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


class Rating(LiveRow, table=True):
    """How one participant, for their own party, sees the cooperation with another. Nobody else ever gets it as such."""

    using = (Use("participant_id colour", Whose.PARTICIPANT, Purpose.PRIVATE, SeenBy.COUNTED),)
    forgetting = Forgetting(rows=True)
    copying = NotCopied("how one participant rates a line: private")

    __tablename__ = "map_rating"

    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    other_id: str = Field(primary_key=True, foreign_key="map_party.id", max_length=36)
    party_id: str = Field(foreign_key="map_party.id", max_length=36)
    colour: LineColour = Field(sa_column=enum_column(LineColour))


class Representation(LiveRow, table=True):
    """Which party on the map a participant speaks for."""

    using = (Use("participant_id", Whose.PARTICIPANT, Purpose.PRIVATE, SeenBy.NOBODY),)
    forgetting = Forgetting(rows=True)
    copying = NotCopied("for which party somebody rates: private")

    __tablename__ = "map_representation"

    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    party_id: str | None = Field(default=None, foreign_key="map_party.id", max_length=36)
