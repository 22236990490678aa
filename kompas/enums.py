"""The closed lists of the domain. Stored by value; shown in words through `kompas.labels`."""

from enum import StrEnum as PlainStrEnum


class StrEnum(PlainStrEnum):
    """Equal to its text, but not to a member of another list with the same text: both can be keys of one dict."""

    def __eq__(self, other: object) -> bool:
        return (not isinstance(other, PlainStrEnum) or type(other) is type(self)) and str.__eq__(self, other) is True

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = PlainStrEnum.__hash__


class WorkshopStatus(StrEnum):
    PREPARED = "prepared"
    RUNNING = "running"
    CLOSED = "closed"


class Role(StrEnum):
    """The role of a browser in a workshop; also the audience a live view is made for."""

    FACILITATOR = "facilitator"
    SCREEN = "screen"
    PARTICIPANT = "participant"


class NetworkRole(StrEnum):
    """The role of a browser in a network, and the audience there; roles that only read or comment come later."""

    CORE = "core"


Audience = Role | NetworkRole


class RecordKind(StrEnum):
    """A kind of record that several people work on live, under a code of its own (`models.core.record`)."""

    WORKSHOP = "workshop"
    NETWORK = "network"

    @property
    def column(self) -> str:
        """The column by which rows say whose they are."""
        return f"{self.value}_id"


class SeatWay(StrEnum):
    """How a browser came to its seat."""

    CREATED = "created"
    FACILITATOR_CODE = "facilitator_code"
    HAND_OVER_CODE = "hand_over_code"
    ASKED = "asked"
    JOINED = "joined"
    STAYED = "stayed"
    SIGNED_ON = "signed_on"


class DeviceKind(StrEnum):
    PHONE = "phone"
    TABLET = "tablet"
    LAPTOP = "laptop"
    UNKNOWN = "unknown"


class LogTopic(StrEnum):
    """The subjects by which somebody looks something up in the log."""

    MODERATION = "moderation"
    REVEAL = "reveal"
    EXPORT = "export"
    PEOPLE = "people"
    PRIVACY = "privacy"
    ENDING = "ending"


class LoggedDeed(StrEnum):
    """What the log tells beside actions, which have names of their own."""

    UNDONE = "undone"
    REDONE = "redone"
    EXPORTED = "exported"
    COPY_READ_IN = "copy_read_in"
    SEAT_TAKEN = "seat_taken"
    SEAT_ENDED = "seat_ended"
    LOGGED_OUT = "logged_out"
    CODE_RENEWED = "code_renewed"
    CODE_OFF = "code_off"
    JOINING = "joining"
    JOIN_CODE_RENEWED = "join_code_renewed"
    ONE_TIME_CODE = "one_time_code"
    MEMBER_ADDED = "member_added"
    MEMBER_CHANGED = "member_changed"
    MEMBER_REMOVED = "member_removed"
    MEMBERS_BROUGHT_IN = "members_brought_in"
    TASKS_DIVIDED = "tasks_divided"
    POWER_TALKED_ABOUT = "power_talked_about"
    VERSION_KEPT = "version_kept"
    VERSION_REMOVED = "version_removed"
    NETWORK_CHANGED = "network_changed"
    NETWORK_CHOSEN = "network_chosen"
    ANONYMITY_CHOSEN = "anonymity_chosen"
    HIDDEN_READ = "hidden_read"
    RETENTION_SET = "retention_set"
    DOWNLOADS_SHARED = "downloads_shared"
    MAP_RELEASED = "map_released"
    NAMES_REMOVED = "names_removed"
    WORKSHOP_ERASED = "workshop_erased"


class Exported(StrEnum):
    """What somebody takes away as a file."""

    REPORT = "report"
    PART = "part"
    COPY = "copy"
    AGREEMENTS = "agreements"
    MAP = "map"
    FORM = "form"
    ORGANISATION = "organisation"
    LOG = "log"
    AGENDA = "agenda"


class HandOverStatus(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class NoteKind(StrEnum):
    GOOD = "good"
    BETTER = "better"
    IMPROVEMENT = "improvement"
    AFTERTHOUGHT = "afterthought"
    CASE = "case"
    CORE_VALUE = "core_value"
    STRENGTH = "strength"
    FUTURE_IMAGE = "future_image"


class Anonymity(StrEnum):
    """The audience of an author's name on a note: everybody, only the facilitator, or nobody but the author."""

    NAMED = "named"
    GROUP = "group"
    ALL = "all"


class ReleaseLevel(StrEnum):
    """How far something goes, from near to far: what the steering group gets, participants get too."""

    SESSION = "session"
    PARTICIPANTS = "participants"
    STEERING = "steering"


class NoteStatus(StrEnum):
    SHOWN = "shown"
    PARKED = "parked"
    WITHDRAWN = "withdrawn"
    BINNED = "binned"
    ABUSIVE = "abusive"


class DeedState(StrEnum):
    """A deed that is gone can be neither undone nor redone, and holds no text any more."""

    DONE = "done"
    UNDONE = "undone"
    GONE = "gone"


class Perspective(StrEnum):
    """From whose eyes a note looks; ASSUMED marks what nobody in the room knows first-hand."""

    CHILD = "child"
    PARENT = "parent"
    PROFESSIONAL = "professional"
    ASSUMED = "assumed"


class Phase(StrEnum):
    """The five phases of the customer journey, in the order a household goes through them."""

    BEFORE_HELP = "before_help"
    SEEKING_HELP = "seeking_help"
    FIRST_CONTACT = "first_contact"
    SUPPORT = "support"
    AFTERCARE = "aftercare"


class Picture(StrEnum):
    """How the screen shows the themes."""

    TREEMAP = "treemap"
    MIND_MAP = "mind_map"
    CONNECTIONS = "connections"


class BottleneckOrigin(StrEnum):
    """Where a bottleneck comes from: a conclusion of an earlier workshop of the network, a line of its map, or who typed it."""

    CONCLUSION = "conclusion"
    LINE = "line"
    OWN = "own"


class AmbitionCheck(StrEnum):
    """The checklist for an ambition: what one is (step 5 of the Kompas) and the five basic principles (its figure 9)."""

    LONG_TERM = "long_term"
    INSPIRING = "inspiring"
    ROOM = "room"
    SYSTEMIC = "systemic"
    SIMPLE = "simple"
    RIGHTS = "rights"
    FAMILY = "family"
    LEARNING = "learning"


class Stance(StrEnum):
    """The answer of an organisation to the ambition."""

    SUPPORTS = "supports"
    CONCERN = "concern"
    OBJECTS = "objects"
    MUST_CONSULT = "must_consult"


class CardStatus(StrEnum):
    """The fate of what an interviewer wrote down; the one interviewed decides."""

    WAITING = "waiting"
    SHARED = "shared"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class BallotSubject(StrEnum):
    """The subject of a vote."""

    NOTES = "notes"
    THEMES = "themes"


class BallotStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class CaseMode(StrEnum):
    EACH_BRINGS = "each_brings"
    FIXED_CASE = "fixed_case"
    VIOLENCE_PROFILE = "violence_profile"
    OWN_VIEW = "own_view"
    NO_CASE = "no_case"


class CaseStatus(StrEnum):
    SHOWN = "shown"
    PARKED = "parked"
    WITHDRAWN = "withdrawn"


class AgeGroup(StrEnum):
    INFANT = "age_0_3"
    CHILD = "age_4_11"
    TEENAGER = "age_12_17"
    YOUNG_ADULT = "age_18_25"
    ADULT = "age_26_66"
    OLDER = "age_67"
    HOUSEHOLD = "household"


class Figure(StrEnum):
    """A ready drawing of a person or household; `live/assets/figures.js` draws each."""

    BABY = "baby"
    GIRL = "girl"
    BOY = "boy"
    TEENAGE_GIRL = "teenage_girl"
    TEENAGE_BOY = "teenage_boy"
    WOMAN = "woman"
    WOMAN_WITH_SCARF = "woman_with_scarf"
    MAN = "man"
    MAN_WITH_BEARD = "man_with_beard"
    OLDER_WOMAN = "older_woman"
    OLDER_MAN = "older_man"
    PARENT_AND_CHILD = "parent_and_child"
    COUPLE = "couple"
    FAMILY = "family"


class Domain(StrEnum):
    SOCIAL = "social"
    YOUTH = "youth"
    MENTAL_HEALTH = "mental_health"
    ADDICTION = "addiction"
    SAFETY = "safety"
    HEALTH = "health"
    EDUCATION = "education"
    INFORMAL = "informal"
    POLICY = "policy"
    OTHER = "other"


class Priority(StrEnum):
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Progress(StrEnum):
    """How an earlier bottleneck stands now, by what the group says."""

    SOLVED = "solved"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Ring(StrEnum):
    """How close a party stands to the work, from the inside out."""

    CORE = "core"
    PROJECT = "project"
    OUTER = "outer"


class GovernanceType(StrEnum):
    """Who steers a network (step 2 of the Kompas, figure 6)."""

    SHARED = "shared"
    ONE_ORGANISATION = "one_organisation"
    INDEPENDENT = "independent"


class MemberLevel(StrEnum):
    """At which level of their organisation a member of the network works."""

    EXECUTION = "execution"
    POLICY = "policy"
    BOARD = "board"


class OrganisationKind(StrEnum):
    """The kind of organisation a member comes from: the eight of a core group first, then who else helps (dossier, step 1)."""

    MUNICIPALITY = "municipality"
    CERTIFIED = "certified"
    LOCAL_TEAM = "local_team"
    VEILIG_THUIS = "veilig_thuis"
    CHILD_PROTECTION = "child_protection"
    MENTAL_HEALTH = "mental_health"
    LVB = "lvb"
    ADDICTION = "addiction"
    DEBT_HELP = "debt_help"
    SOCIAL_BASE = "social_base"
    OTHER = "other"


class MemberFunction(StrEnum):
    """What somebody is in the collaboration, beside taking part."""

    CHAIR = "chair"
    COORDINATOR = "coordinator"
    DRIVING_FORCE = "driving_force"


class Influence(StrEnum):
    """How far a member gets things done in the own organisation."""

    DECIDES = "decides"
    HEARD = "heard"
    LITTLE = "little"


class NetworkTask(StrEnum):
    """What the rings, who chairs, and who leads see to (dossier, step 1); `domain/network/tasks.py` says whose each is."""

    PREPARE = "prepare"
    PULL = "pull"
    MEETINGS = "meetings"
    GOVERNANCE = "governance"
    SIZE = "size"
    COOPERATION = "cooperation"
    STRENGTHS = "strengths"
    ADVISE = "advise"
    SOUNDING_BOARD = "sounding_board"
    VOICES = "voices"
    CONNECT = "connect"
    SPEED_UP = "speed_up"
    WATCH = "watch"
    LEAD_REGION = "lead_region"
    LEAD_LOCALLY = "lead_locally"
    LEAD_WITHIN = "lead_within"


class AnswerState(StrEnum):
    """How far the group is with a question of a form."""

    OPEN = "open"
    CONCEPT = "concept"
    AGREED = "agreed"


class StepState(StrEnum):
    """How far a network is with a step of the method, by what is in its record."""

    NOT_BEGUN = "not_begun"
    BUSY = "busy"
    THERE = "there"


class AgreementStatus(StrEnum):
    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class Involvement(StrEnum):
    """How a party has to do with the households; the three prompts of the brainstorm."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    NOT_YET = "not_yet"


class LineColour(StrEnum):
    """How the cooperation between two parties goes, best first."""

    STRONG = "strong"
    COULD_BE_BETTER = "could_be_better"
    HARDLY = "hardly"
    UNKNOWN = "unknown"
    NOT_NEEDED = "not_needed"


class LineChange(StrEnum):
    """The fate of a line between two rounds of the map."""

    BETTER = "better"
    WORSE = "worse"
    NEW = "new"
    GONE = "gone"
    UNCHANGED = "unchanged"
    NOT_RATED = "not_rated"
