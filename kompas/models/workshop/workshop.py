from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel
from sqlalchemy import JSON
from sqlmodel import Field

from kompas.enums import Anonymity, CaseMode, Picture, RecordKind, WorkshopStatus
from kompas.fields import Date, LongText, MayIdentify, Msgid, ShortText, asked
from kompas.i18n import N_
from kompas.models.core.columns import (
    KeptLong,
    KeptMoment,
    KeptShort,
    OptionalText,
    RetentionDays,
    ShortOptionalText,
    TimeOfDay,
    UtcDateTime,
    enum_column,
    now,
)
from kompas.models.core.declarations import Copying, Forgetting
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose
from kompas.models.core.record import Record


class WorkshopCreate(BaseModel):
    """`profile` is the key of the profile that is the case; `case_text` has its words then."""

    title: Annotated[str, asked(ShortText, N_("Title"), required=True)]
    network: ShortOptionalText = ""
    goal: Annotated[str, asked(LongText, N_("Goal of this workshop"), rows=3)] = ""
    central_question: OptionalText = ""
    script_key: str
    starts_at: Annotated[datetime, asked(Date, N_("Date"), time_label=Msgid(en=N_("Start time")), required=True)]
    case_mode: CaseMode = CaseMode.EACH_BRINGS
    case_text: Annotated[
        str,
        asked(
            LongText,
            N_("The case in a few lines"),
            placeholder=N_("Use roles such as mother or school, never real names."),
        ),
    ] = ""
    profile: str | None = Field(default=None, max_length=40)
    anonymity: Anonymity = Anonymity.GROUP
    retention_days: RetentionDays = 90


class WorkshopInvitation(BaseModel):
    """What only an invitation tells: where it is, whom to ask, and what to take along."""

    place: Annotated[
        str, asked(ShortText, N_("Place"), placeholder=N_("Building, room and address"), may_identify=MayIdentify.NO)
    ] = ""
    contact: Annotated[
        str,
        asked(
            ShortText,
            N_("Contact person"),
            placeholder=N_("Name, and a phone number or e-mail address"),
            may_identify=MayIdentify.NO,
        ),
    ] = ""
    bring: Annotated[str, asked(LongText, N_("What to bring"), rows=2, placeholder=N_("Besides a laptop or phone"))] = (
        ""
    )


class Workshop(Record, table=True):
    """One meeting.

    `join_code` is what lets people in, once the first one was renewed; who is in goes on under `code`, the address.
    `fixed_end` is a time of day, such as 16:30. A rehearsal has a clock of its own: `clock_shown` was its time at
    `clock_since`, and it goes `speed` times as fast (0 while it is paused); see `domain.clock.moment_in`.
    """

    kind: ClassVar[RecordKind] = RecordKind.WORKSHOP
    codes: ClassVar[tuple[str, ...]] = ("code", "join_code")
    using = (
        Use("code join_code facilitator_code_hash", Whose.NOBODY, Purpose.ACCESS, SeenBy.FACILITATORS),
        Use("title network goal central_question case_text", Whose.WRITER, Purpose.WORK, SeenBy.RELEASED),
        Use("place contact bring", Whose.CONTACT, Purpose.INVITE, SeenBy.INVITED),
        Use("message pointed_note writing", Whose.FACILITATOR, Purpose.LEAD, SeenBy.EVERYBODY),
        Use(
            "script_key fixed_end screen_focus picture_theme map_view copied_from",
            Whose.NOBODY,
            Purpose.LEAD,
            SeenBy.FACILITATORS,
        ),
    )
    forgetting = Forgetting(
        blanked={"case_text": "", "message": "", "writing": "", "place": "", "contact": "", "bring": ""},
        stays=(
            *(
                "code",
                "join_code",
                "title",
                "network",
                "goal",
                "central_question",
                "script_key",
                "fixed_end",
                "screen_focus",
            ),
            *("picture_theme", "map_view", "pointed_note", "facilitator_code_hash", "copied_from"),
        ),
        why="what was held, when and with which question; conclusions and agreements hang on it",
    )
    copying = Copying(
        left_out={
            **dict.fromkeys(("code", "join_code", "facilitator_code_hash"), "a new one is made"),
            **dict.fromkeys(
                (
                    *("screen_focus", "map_view", "picture", "picture_theme", "screen_dark", "screen_questions"),
                    *("screen_join", "screen_writing", "writing", "pointed_note", "message", "message_at"),
                ),
                "what the screen shows is of the moment",
            ),
            **dict.fromkeys(("speed", "clock_since", "clock_shown"), "the clock of a rehearsal is of the moment"),
            "joining_closed": "the doors of a copy are its own",
            "forgotten_at": "whether names and notes are gone is seen where it is read in",
            "is_example": "the example belongs to the server that showed it",
            "network_id": "which network may see it is decided where it is read in",
            "copied_from": "which file it was read from",
            "rehearsal_of": "a copy is a workshop of its own",
        },
    )

    join_code: str | None = Field(default=None, unique=True, index=True, max_length=6)
    title: KeptShort
    network: KeptShort = ""
    network_id: int | None = Field(default=None, foreign_key="network.id", index=True)
    goal: KeptLong = ""
    central_question: KeptLong = ""
    script_key: KeptShort
    starts_at: KeptMoment = Field(sa_type=UtcDateTime)
    fixed_end: TimeOfDay | None = None
    place: KeptShort = ""
    contact: KeptShort = ""
    bring: KeptLong = ""
    case_mode: CaseMode = Field(default=CaseMode.EACH_BRINGS, sa_column=enum_column(CaseMode))
    case_text: KeptLong = ""
    anonymity: Anonymity = Field(default=Anonymity.GROUP, sa_column=enum_column(Anonymity))
    downloads_shared: bool = False
    joining_closed: bool = False
    screen_focus: str = "auto"
    picture: Picture = Field(default=Picture.TREEMAP, sa_column=enum_column(Picture))
    picture_theme: str | None = Field(default=None, max_length=36)
    map_view: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    screen_dark: bool | None = None
    """As the facilitator chose for the screen, else as the laptop is."""
    screen_questions: bool | None = None
    """Whether the questions stand on the screen; unless somebody chose, until the first note comes."""
    screen_join: bool = False
    screen_writing: bool = True
    """Whether a conclusion appears on the screen while it is written."""
    writing: KeptLong = ""
    """What the screen shows of it now."""
    pointed_note: str | None = Field(default=None, max_length=36)
    message: str = Field(default="", max_length=140)
    message_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    facilitator_reads_hidden: bool = False
    retention_days: RetentionDays = 90
    forgotten_at: KeptMoment | None = Field(default=None, sa_type=UtcDateTime)
    status: WorkshopStatus = Field(default=WorkshopStatus.PREPARED, sa_column=enum_column(WorkshopStatus))
    current_step_id: int | None = None
    facilitator_code_hash: str
    is_example: bool = False
    copied_from: str | None = Field(default=None, max_length=64)
    rehearsal_of: int | None = None
    speed: int = 1
    clock_since: KeptMoment | None = Field(default=None, sa_type=UtcDateTime)
    clock_shown: KeptMoment | None = Field(default=None, sa_type=UtcDateTime)
    created_at: KeptMoment = Field(default_factory=now, sa_type=UtcDateTime)
    started_at: KeptMoment | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: KeptMoment | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def calendar_uid(self) -> str:
        """The same in every calendar; the code cannot be read from it, for calendars are passed on."""
        return f"{sha256(f'{self.code} {self.created_at:%Y%m%d%H%M%S}'.encode()).hexdigest()[:24]}@kompas"

    @property
    def door_code(self) -> str:
        """What people type, scan and read aloud to come in."""
        return self.join_code or self.code
