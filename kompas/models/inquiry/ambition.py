from datetime import date
from typing import Annotated, Any, NotRequired

from pydantic import AfterValidator
from sqlalchemy import JSON
from sqlmodel import Field
from typing_extensions import TypedDict

from kompas.enums import AmbitionCheck, Stance
from kompas.models.core.columns import (
    Count,
    DayInJson,
    KeptLong,
    KeptMoment,
    KeptShort,
    UtcDateTime,
    at_most,
    enum_column,
    now,
)
from kompas.models.core.declarations import Copying, Forgetting, NotCopied, Undoing
from kompas.models.core.live_row import LiveRow, OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose

LONGEST_AMBITION = 6000
KeptAmbition = Annotated[str, at_most(LONGEST_AMBITION)]
CheckName = Annotated[str, AfterValidator(lambda name: AmbitionCheck(name).value)]


class StanceSaid(TypedDict):
    """How many representatives of one organisation took this stance, and how many of those may decide for it."""

    stance: Stance
    count: Count
    may_decide: Count


class OrganisationSays(TypedDict):
    """What one organisation said in a support check that is closed; of one that said nothing only the name.

    `has_mandate` is of checks from before `said`: whether anybody had one, whatever they said.
    """

    organisation: KeptShort
    stance: Stance | None
    differs: NotRequired[bool]
    said: NotRequired[list[StanceSaid]]
    has_mandate: NotRequired[bool]
    reasons: NotRequired[list[KeptLong]]
    consult_by: NotRequired[DayInJson | None]


def without_reasons(results: list[OrganisationSays]) -> list[Any]:
    return [{**one, "reasons": []} if "reasons" in one else one for one in results]


class AmbitionText(LiveRow, table=True):
    """The text that is being written now, one per workshop, and who holds the pen.

    `pen` is the id of the action that took it: one tab of one browser. The holder is a participant, or the
    facilitator when `holder_id` is None. `wanted_by`: participants who asked for the pen.
    """

    using = (
        Use("text", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),
        Use("pen holder_id wanted_by", Whose.PARTICIPANT, Purpose.LEAD, SeenBy.ANONYMITY),
    )
    forgetting = Forgetting(rows=True)
    copying = Copying(left_out=dict.fromkeys(("pen", "holder_id", "wanted_by"), "who writes is of the moment"))

    id: int = Field(default=None, primary_key=True)
    workshop_id: int = Field(foreign_key="workshop.id", unique=True)
    text: KeptAmbition = ""
    pen: str | None = Field(default=None, max_length=36)
    holder_id: int | None = Field(default=None, foreign_key="participant.id")
    wanted_by: list[int] = Field(default_factory=list, sa_type=JSON)


class AmbitionDraft(OrderedRow, table=True):
    """A version of the ambition, numbered from 1. `checks` are the points of the checklist that the group ticked."""

    using = (
        Use("text version checks accepted", Whose.WRITER, Purpose.OUTCOME, SeenBy.RELEASED),
        Use("author_id created_at", Whose.PARTICIPANT, Purpose.OWN, SeenBy.ANONYMITY),
        Use("on_screen", Whose.NOBODY, Purpose.LEAD, SeenBy.EVERYBODY),
    )
    forgetting = Forgetting(
        stays=("text", "author_id", "checks"), why="it is the group's, and its author has no name left"
    )
    copying = Copying(left_out={"on_screen": "what the screen shows is of the moment"})
    undoing = Undoing(never=("on_screen",))

    version: int = Field(ge=1, le=10_000)
    text: KeptAmbition
    author_id: int | None = Field(default=None, foreign_key="participant.id")
    checks: list[CheckName] = Field(default_factory=list, sa_type=JSON)
    accepted: bool = False
    on_screen: bool = False
    """It is the ambition and was just accepted: nothing else stands on the screen."""
    created_at: KeptMoment = Field(default_factory=now, sa_type=UtcDateTime)


class AmbitionComment(OrderedRow, table=True):
    """A remark on one sentence of a draft; `sentence` is quoted, so that it stays clear when the text changes."""

    using = (
        Use("sentence text settled withdrawn", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),
        Use("author_id", Whose.PARTICIPANT, Purpose.OWN, SeenBy.ANONYMITY),
    )
    forgetting = Forgetting(rows=True)
    copying = Copying(order=("sentence", "text"))
    undoing = Undoing()

    draft_id: str = Field(foreign_key="ambitiondraft.id", max_length=36)
    author_id: int | None = Field(default=None, foreign_key="participant.id")
    sentence: KeptShort
    text: KeptLong
    settled: bool = False
    withdrawn: bool = False


class SupportCheck(OrderedRow, table=True):
    """One round of asking every organisation whether it carries a draft. `results` is filled at closing."""

    forgetting = Forgetting(
        rewritten={"results": without_reasons}, why="what each organisation says; not who said it, nor with what words"
    )
    copying = Copying()
    using = (Use("results", Whose.WRITER, Purpose.OUTCOME, SeenBy.RELEASED),)

    draft_id: str = Field(foreign_key="ambitiondraft.id", max_length=36)
    is_open: bool = True
    results: list[OrganisationSays] = Field(default_factory=list, sa_type=JSON)
    created_at: KeptMoment = Field(default_factory=now, sa_type=UtcDateTime)
    closed_at: KeptMoment | None = Field(default=None, sa_type=UtcDateTime)


class Support(LiveRow, table=True):
    """A representative's answer for their organisation. `has_mandate`: may decide for it, or speaks for oneself."""

    using = (
        Use("participant_id", Whose.PARTICIPANT, Purpose.PRIVATE, SeenBy.COUNTED),
        Use("stance has_mandate reason consult_by", Whose.WRITER, Purpose.PRIVATE, SeenBy.TOGETHER),
    )
    forgetting = Forgetting(rows=True)
    copying = NotCopied("what a representative says in a check that is open: hidden, and gone when it closes")

    check_id: str = Field(primary_key=True, foreign_key="supportcheck.id", max_length=36)
    participant_id: int = Field(primary_key=True, foreign_key="participant.id")
    stance: Stance = Field(sa_column=enum_column(Stance))
    has_mandate: bool
    reason: str = ""
    consult_by: date | None = None
