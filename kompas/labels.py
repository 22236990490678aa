"""The words for the closed lists, in the language of the current user."""

from enum import StrEnum

from kompas.enums import (
    CaseMode,
    Domain,
    Involvement,
    LineChange,
    LineColour,
    NoteKind,
    Perspective,
    Priority,
    Ring,
    Role,
    WorkshopStatus,
)
from kompas.i18n import N_, translate

NAMES: dict[StrEnum, str] = {
    NoteKind.GOOD: N_("goes well"),
    NoteKind.BETTER: N_("could be better"),
    NoteKind.IMPROVEMENT: N_("improvement action"),
    NoteKind.AFTERTHOUGHT: N_("afterthought"),
    NoteKind.CASE: N_("case"),
    Perspective.CHILD: N_("child"),
    Perspective.PARENT: N_("parent"),
    Perspective.PROFESSIONAL: N_("professional"),
    Perspective.ASSUMED: N_("assumed"),
    CaseMode.EACH_BRINGS: N_("Everybody brings a person or case"),
    CaseMode.FIXED_CASE: N_("One case for the whole group"),
    CaseMode.VIOLENCE_PROFILE: N_("One of the five violence profiles"),
    CaseMode.OWN_VIEW: N_("Clients and relatives, from their own view"),
    Domain.SOCIAL: N_("social domain"),
    Domain.YOUTH: N_("youth care and protection"),
    Domain.MENTAL_HEALTH: N_("mental health care"),
    Domain.ADDICTION: N_("addiction care"),
    Domain.SAFETY: N_("safety and justice"),
    Domain.HEALTH: N_("health care"),
    Domain.EDUCATION: N_("education"),
    Domain.INFORMAL: N_("informal network and experience"),
    Domain.POLICY: N_("policy and government"),
    Domain.OTHER: N_("other domain"),
    Priority.HIGH: N_("high"),
    Priority.NORMAL: N_("normal"),
    Priority.LOW: N_("low"),
    Role.FACILITATOR: N_("facilitator"),
    Role.SCREEN: N_("screen"),
    Role.PARTICIPANT: N_("participant"),
    WorkshopStatus.PREPARED: N_("not started"),
    WorkshopStatus.RUNNING: N_("running"),
    WorkshopStatus.CLOSED: N_("closed"),
    Ring.CORE: N_("core group"),
    Ring.PROJECT: N_("project group"),
    Ring.OUTER: N_("outer ring"),
    Involvement.DIRECT: N_("directly involved"),
    Involvement.INDIRECT: N_("has indirect influence"),
    Involvement.NOT_YET: N_("not involved yet"),
    LineColour.STRONG: N_("strong cooperation"),
    LineColour.COULD_BE_BETTER: N_("cooperation can be better"),
    LineColour.HARDLY: N_("hardly any cooperation"),
    LineColour.UNKNOWN: N_("not known yet"),
    LineColour.NOT_NEEDED: N_("no contact needed"),
    LineChange.BETTER: N_("became better"),
    LineChange.WORSE: N_("became worse"),
    LineChange.NEW: N_("new line"),
    LineChange.GONE: N_("line that went"),
    LineChange.UNCHANGED: N_("stayed the same"),
    LineChange.NOT_RATED: N_("cannot be compared"),
}


def label(member: StrEnum) -> str:
    return translate(NAMES[member])
