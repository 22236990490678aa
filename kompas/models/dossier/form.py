from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlalchemy.orm import declared_attr
from sqlmodel import Field

from kompas.enums import AnswerState
from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import KeptLong, KeptMoment, UtcDateTime, enum_column, now
from kompas.models.core.declarations import Copying, Forgetting, NotCopied
from kompas.models.core.live_row import RecordRow, indices_of_record
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose

OF_A_NETWORK = dict.fromkeys(("network_id", "seat_id"), "what a network fills in is in no copy of a workshop")


class FilledForm(RecordRow, table=True):
    """One filling in of a form by a network, or by a workshop. Its questions are in the form's file; `cycle` counts how
    often it was begun anew.
    """

    using = (Use("form_key title begun_at", Whose.NOBODY, Purpose.WORK, SeenBy.EVERYBODY),)
    forgetting = Forgetting(stays=("form_key", "title"), why="which form it was tells of nobody")
    copying = Copying(left_out={"network_id": OF_A_NETWORK["network_id"]})

    id: str = Field(primary_key=True, max_length=36)
    form_key: str = Field(max_length=40)
    title: KeptLong
    cycle: int = Field(default=1, ge=1, le=10_000)
    begun_at: KeptMoment = Field(default_factory=now, sa_type=UtcDateTime)


class Said(RecordRow):
    """What was answered to one question, in the shape that its field checks, and by whom: a participant in a workshop, a
    seat in a network.
    """

    form_id: str = Field(foreign_key="filledform.id", max_length=36)
    question: str = Field(max_length=40)
    value: Any = Field(default=None, sa_type=JSON)
    author_id: int | None = Field(default=None, foreign_key="participant.id")
    seat_id: int | None = Field(default=None, foreign_key="networkseat.id")
    said_at: KeptMoment = Field(default_factory=now, sa_type=UtcDateTime)


class Answer(Said, table=True):
    """How a question is answered now. `mark` is the id of the action that said it: who writes tells which one was seen. An
    answer that was read in from a copy has none. `heard` are the last actions about this question: a browser knows by
    them that what it sent has come back. `taken` are proposals that were taken over or put away: by origin the mark of what
    it said then.
    """

    using = (
        Use("question value state", Whose.WRITER, Purpose.WORK, SeenBy.RELEASED),
        Use("author_id seat_id said_at", Whose.WRITER, Purpose.OWN, SeenBy.ANONYMITY),
        Use("mark heard taken", Whose.NOBODY, Purpose.ONCE, SeenBy.NOBODY),
    )
    forgetting = Forgetting(
        blanked={"author_id": None, "mark": None, "heard": [], "taken": {}},
        stays=("question", "value"),
        why="what the group wrote down together is its own, as its conclusions are",
    )
    copying = Copying(
        silent=("said_at",),
        order=("question",),
        left_out=OF_A_NETWORK
        | dict.fromkeys(("mark", "heard"), "which deliveries came in is of this server only")
        | {"taken": "what the record of a network proposed is not in a workshop"},
    )

    id: str = Field(primary_key=True, max_length=36)
    state: AnswerState = Field(sa_column=enum_column(AnswerState))
    mark: str | None = Field(default=None, max_length=36)
    heard: list[str] = Field(default_factory=list, sa_type=JSON)
    taken: dict[str, str] = Field(default_factory=dict, sa_type=JSON)

    @declared_attr.directive
    def __table_args__(cls) -> Any:
        one_a_question = Index("ix_answer_form_question", "form_id", "question", unique=True)
        return (*indices_of_record(str(cls.__tablename__)), one_a_question)


class TextBeside(Said, table=True):
    """What somebody saved while another had saved the same question first: it stands beside the answer until one of both
    is chosen.
    """

    using = (
        Use("question value settled", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),
        Use("author_id seat_id said_at", Whose.WRITER, Purpose.OWN, SeenBy.ANONYMITY),
    )
    forgetting = Forgetting(rows=True)
    copying = Copying(silent=("said_at",), order=("question",), left_out=OF_A_NETWORK)

    id: str = Field(primary_key=True, max_length=36)
    settled: bool = False


class EarlierAnswer(BaseRow, table=True):
    """How a question was answered before."""

    using = (
        Use("value state", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),
        Use("author_id seat_id said_at", Whose.WRITER, Purpose.OWN, SeenBy.ANONYMITY),
    )
    forgetting = Forgetting(rows=True)
    copying = Copying(silent=("said_at",), left_out={"seat_id": OF_A_NETWORK["seat_id"]})

    id: int = Field(default=None, primary_key=True)
    answer_id: str = Field(foreign_key="answer.id", index=True, max_length=36)
    value: Any = Field(default=None, sa_type=JSON)
    state: AnswerState = Field(sa_column=enum_column(AnswerState))
    author_id: int | None = Field(default=None, foreign_key="participant.id")
    seat_id: int | None = Field(default=None, foreign_key="networkseat.id")
    said_at: KeptMoment = Field(default_factory=now, sa_type=UtcDateTime)


class KeptForm(BaseRow, table=True):
    """A form as it was laid down on a day: by key of the question its answer and how far the group was with it. It never
    changes any more.
    """

    using = (
        Use("number answers kept_on", Whose.WRITER, Purpose.OUTCOME, SeenBy.NETWORK),
        Use("seat_id kept_at", Whose.FACILITATOR, Purpose.OWN, SeenBy.NETWORK),
    )
    forgetting = Forgetting(stays=("answers",), why="what the group laid down is its own, as its conclusions are")
    copying = NotCopied("a network keeps versions of its forms, a workshop does not")

    __table_args__ = (UniqueConstraint("form_id", "number"),)

    id: int = Field(default=None, primary_key=True)
    form_id: str = Field(foreign_key="filledform.id", index=True, max_length=36)
    number: int = Field(ge=1, le=10_000)
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    kept_on: date
    seat_id: int | None = Field(default=None, foreign_key="networkseat.id")
    kept_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
