"""What personal data is for, whom it tells of and who sees it: few answers each, so that the inventory can be read."""

from dataclasses import dataclass
from enum import StrEnum

from kompas.i18n import N_


class Whose(StrEnum):
    PARTICIPANT = N_("participants")
    WRITER = N_("who wrote it, and whoever the text is about")
    FACILITATOR = N_("facilitators")
    CONTACT = N_("whom participants can ask about a workshop")
    MEMBER = N_("members of a network")
    BROWSER = N_("who uses a browser")
    NOBODY = N_("nobody in particular")


class Purpose(StrEnum):
    MEET = N_("people know whom they work with, and the report says who took part")
    INVITE = N_("who is invited knows where to be, whom to ask and what to bring")
    WORK = N_("the group works with it: shows it, arranges it and decides on it")
    OUTCOME = N_("what the group decided stays usable: in the report, the next workshop and the network")
    OWN = N_("its author can find it, change it and take it back")
    PRIVATE = N_("somebody says what they think, or keeps own notes, without the others seeing whose it is")
    LEAD = N_("the facilitator prepares and leads the meeting and sees who is there")
    NETWORK = N_("the network keeps in touch between its workshops")
    ACCESS = N_("a browser is recognised, and nobody comes in who may not")
    ONCE = N_("nothing is lost, done twice or counted twice")
    UNDO = N_("a facilitator can undo a mistake")


class SeenBy(StrEnum):
    EVERYBODY = N_("everybody in the workshop, and the screen")
    LOBBY = N_(
        "facilitators of the workshop; the screen before the start and for pairs; at their texts whom the anonymity lets see it"
    )
    RELEASED = N_("everybody in the workshop; others as far as the group released it")
    ANONYMITY = N_("everybody, only facilitators, or nobody, as the anonymity of the workshop says")
    FACILITATORS = N_("facilitators of the workshop")
    INVITED = N_("facilitators of the workshop, and whoever gets the invitation")
    AND_ITS_AUTHOR = N_("facilitators of the workshop and its author")
    TOGETHER = N_("nobody until all is laid on the table; then everybody, by organisation")
    BOTH = N_("who interviews and who is interviewed")
    AUTHOR = N_("the person alone")
    NETWORK = N_("facilitators of the network")
    COUNTED = N_("nobody as such; it counts in a number")
    NOBODY = N_("nobody: only the server uses it")


@dataclass(frozen=True)
class Use:
    """Whom columns tell of, what they are for and who sees them; `named` has their names with spaces between."""

    named: str
    whose: Whose
    purpose: Purpose
    seen_by: SeenBy

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.named.split())
