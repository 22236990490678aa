import json
from typing import Annotated

from sqlalchemy import JSON
from sqlmodel import Field

from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import KeptLong, Score, at_most
from kompas.models.core.declarations import Copying, Forgetting
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose
from kompas.models.workshop.workshop import Workshop

FEWEST_SHOWN = 3
"""With fewer answers, or fewer more than at the last look, the result would show what one recognisable person thinks."""


def answers_to_copy(workshop: Workshop, answers: list["EvaluationAnswer"]) -> list["EvaluationAnswer"]:
    """Those that may be shown, by what they say, so that their order tells nothing."""
    return sorted(shown_of(answers), key=lambda answer: (json.dumps(answer.scores, sort_keys=True), answer.remark))


class EvaluationAnswer(BaseRow, table=True):
    """One person's evaluation, without a name, a time or an order: the id is random and the table is kept by id.

    A new one waits: at least three are `shown` at once (`domain.evaluations`), so that whoever looks twice never sees
    what one more person said.
    """

    using = (
        Use("scores", Whose.PARTICIPANT, Purpose.PRIVATE, SeenBy.COUNTED),
        Use("remark", Whose.WRITER, Purpose.PRIVATE, SeenBy.FACILITATORS),
    )
    forgetting = Forgetting(blanked={"remark": ""}, stays=("scores",), why="figures without a name, a time or an order")
    copying = Copying(keep=answers_to_copy, left_out={"shown": "only what is shown travels"})

    __table_args__ = ({"sqlite_with_rowid": False},)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    scores: dict[Annotated[str, at_most(40)], Score] = Field(sa_type=JSON)
    remark: KeptLong = ""
    shown: bool = True


def shown_of(answers: list[EvaluationAnswer]) -> list[EvaluationAnswer]:
    """What may be looked at: none while they are so few that one recognises people."""
    shown = [answer for answer in answers if answer.shown]
    return shown if len(shown) >= FEWEST_SHOWN else []


class EvaluationGiven(BaseRow, table=True):
    """The fact that somebody has answered, so that nobody answers twice, without the answer."""

    using = (Use("participant_id", Whose.PARTICIPANT, Purpose.ONCE, SeenBy.COUNTED),)
    forgetting = Forgetting(stays=("participant_id",), why="how many answered, by people who have no name left")
    copying = Copying(counted=True)

    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
