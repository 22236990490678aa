import json
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from kompas.models.core.base_row import BaseRow
from kompas.models.core.declarations import Copying, Forgetting
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose
from kompas.models.workshop.workshop import Workshop

FEWEST_SHOWN = 3
"""With fewer answers the result would show what one recognisable person thinks."""


def answers_to_copy(workshop: Workshop, answers: list["EvaluationAnswer"]) -> list["EvaluationAnswer"]:
    """By what they say, so that their order tells nothing; none while they are so few that one recognises people."""
    if len(answers) < FEWEST_SHOWN:
        return []
    return sorted(answers, key=lambda answer: (json.dumps(answer.scores, sort_keys=True), answer.remark))


class EvaluationAnswer(BaseRow, table=True):
    """One person's evaluation, without a name, a time or an order: the id is random and the table is kept by id."""

    using = (
        Use("scores", Whose.PARTICIPANT, Purpose.PRIVATE, SeenBy.COUNTED),
        Use("remark", Whose.WRITER, Purpose.PRIVATE, SeenBy.FACILITATORS),
    )
    forgetting = Forgetting(blanked={"remark": ""}, stays=("scores",), why="figures without a name, a time or an order")
    copying = Copying(keep=answers_to_copy)

    __table_args__ = ({"sqlite_with_rowid": False},)

    id: str = Field(primary_key=True, max_length=36)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    scores: dict[str, Any] = Field(sa_type=JSON)
    remark: str = ""


class EvaluationGiven(BaseRow, table=True):
    """The fact that somebody has answered, so that nobody answers twice, without the answer."""

    using = (Use("participant_id", Whose.PARTICIPANT, Purpose.ONCE, SeenBy.COUNTED),)
    forgetting = Forgetting(stays=("participant_id",), why="how many answered, by people who have no name left")
    copying = Copying(counted=True)

    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
