"""Permissions, as predicates that read as sentences. Everything that changes or shows a record asks here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompas.activity import ALWAYS, activity_of
from kompas.enums import (
    Anonymity,
    Audience,
    CaseMode,
    CaseStatus,
    NetworkRole,
    NoteStatus,
    ReleaseLevel,
    Role,
    WorkshopStatus,
)

if TYPE_CHECKING:  # a table says with these rules what of it is copied
    from kompas.models import Case, HandOver, MapRound, Network, Note, Party, Step, Workshop


@dataclass(frozen=True)
class Actor:
    """A browser in one workshop: the seats it holds and, as a participant, who it speaks for."""

    device_id: int
    workshop: Workshop
    roles: frozenset[Role]
    participant_id: int | None = None

    @property
    def record(self) -> Workshop:
        return self.workshop

    @property
    def facilitates(self) -> bool:
        return Role.FACILITATOR in self.roles

    @property
    def participates(self) -> bool:
        return self.participant_id is not None

    @property
    def person(self) -> int:
        """The id of the participant, for code that nobody else reaches."""
        assert self.participant_id is not None
        return self.participant_id


def speaks_as(actor: Actor, role: Role) -> int | None:
    """The participant by whom something is; nobody when the facilitator does it."""
    return actor.participant_id if role is Role.PARTICIPANT else None


@dataclass(frozen=True)
class NetworkActor:
    """A browser in a network, by its seat there."""

    device_id: int
    network: Network
    seat_id: int
    roles: frozenset[NetworkRole] = frozenset({NetworkRole.CORE})

    @property
    def record(self) -> Network:
        return self.network


AnyActor = Actor | NetworkActor


def may_look_as(actor: AnyActor, audience: Audience) -> bool:
    """The screen shows what the facilitator projects, so a facilitator may look as any audience of a workshop."""
    if isinstance(actor, NetworkActor) or isinstance(audience, NetworkRole):
        return audience in actor.roles
    if actor.facilitates:
        return True
    if audience is Role.PARTICIPANT:
        return actor.participates
    return audience in actor.roles and audience is Role.SCREEN


def may_open(roles: set[Role] | None) -> bool:
    """Whether a list of workshops leads this browser into one: as its facilitator."""
    return roles is not None and Role.FACILITATOR in roles


def may_act_as(actor: AnyActor, role: Audience) -> bool:
    if isinstance(actor, NetworkActor) or isinstance(role, NetworkRole):
        return role in actor.roles
    return actor.facilitates if role is Role.FACILITATOR else actor.participates


def may_be_nameless(workshop: Workshop) -> bool:
    """Where nobody sees who wrote what, a name is nobody's business either."""
    return workshop.anonymity is Anonymity.ALL


def is_open(workshop: Workshop) -> bool:
    return workshop.status is not WorkshopStatus.CLOSED


def has_reached(workshop: Workshop, step: Step, current: Step | None) -> bool:
    """Notes may go to the current step and to earlier ones; nobody runs ahead of the script."""
    return current is not None and step.position <= current.position and not step.left_out


def is_worked_at(step: Step) -> bool:
    """Whether people do something at this step, so that they can say that they are ready with it."""
    return activity_of(step).is_worked_at


def may_write(step: Step) -> bool:
    """Whether participants post notes at this step; where they interview each other, a note comes of a shared card."""
    return bool(step.content.get("kinds")) and activity_of(step).takes_notes


def may_arrange(actor: Actor, current: Step | None) -> bool:
    """The board is everybody's while the group clusters; at other steps only the facilitator's."""
    together = current is not None and activity_of(current).arranges_themes
    return actor.facilitates or (actor.participates and together)


def may_connect(actor: Actor, current: Step | None) -> bool:
    """Everybody lays connections while the group reflects; at other steps only the facilitator."""
    together = current is not None and activity_of(current).connects_themes
    return actor.facilitates or (actor.participates and together)


def may_take_back(actor: Actor, role: Role, author_id: int | None) -> bool:
    """One's own; as the facilitator, anybody's."""
    own = author_id is not None and author_id == actor.participant_id
    return own or (role is Role.FACILITATOR and actor.facilitates)


def is_author_of(actor: Actor, note: Note) -> bool:
    return actor.participant_id is not None and note.author_id == actor.participant_id


def sees_authors(workshop: Workshop, audience: Role) -> bool:
    """Whether somebody's name stands with their notes."""
    if workshop.anonymity is Anonymity.ALL:
        return False
    return audience is Role.FACILITATOR or workshop.anonymity is Anonymity.NAMED


def report_names_authors(workshop: Workshop) -> bool:
    """A report goes round, so it is for the group."""
    return sees_authors(workshop, Role.PARTICIPANT)


def tells_when_written(workshop: Workshop) -> bool:
    """Order and lateness of notes point at people who came late or write fast; with full anonymity nobody gets them."""
    return workshop.anonymity is not Anonymity.ALL


def reaches(release: ReleaseLevel, level: ReleaseLevel) -> bool:
    """Whether what is released so far may stand in something that goes as far as `level`."""
    levels = list(ReleaseLevel)
    return levels.index(release) >= levels.index(level)


def stays_visible(workshop: Workshop, audience: Role, release: ReleaseLevel) -> bool:
    """The room sees what it decides; once the session is closed, what stays in it is the facilitator's."""
    return audience is Role.FACILITATOR or is_open(workshop) or release is not ReleaseLevel.SESSION


def is_in_bin(note: Note) -> bool:
    return note.status in (NoteStatus.BINNED, NoteStatus.ABUSIVE)


def is_on_wall(note: Note) -> bool:
    """A note that was merged is there through the one that stands for it."""
    return note.status is NoteStatus.SHOWN and not note.hidden and note.merged_into is None


def crosses_sessions(release: ReleaseLevel, audience: Role) -> bool:
    """Whether a conclusion is shown in a later session: what stays in its own, facilitators only."""
    return audience is Role.FACILITATOR or release is not ReleaseLevel.SESSION


def may_edit(actor: Actor, role: Role, note: Note) -> bool:
    if note.status is NoteStatus.WITHDRAWN:
        return False
    if role is Role.PARTICIPANT:
        return is_author_of(actor, note) and not is_in_bin(note)
    return actor.facilitates and may_read_hidden(actor.workshop, note)


def may_read_hidden(workshop: Workshop, note: Note) -> bool:
    """Whether the facilitator gets the text: always once it is revealed, before that only by choice."""
    return not note.hidden or workshop.facilitator_reads_hidden


def is_asked(actor: Actor, hand_over: HandOver) -> bool:
    return (
        hand_over.workshop_id == actor.workshop.id
        and hand_over.participant_id is not None
        and hand_over.participant_id == actor.participant_id
    )


def may_go_on_listening(actor: AnyActor, audience: Audience, participant_id: int | None) -> bool:
    """Whether an open stream still has the seat it was opened with; a participant's own one, not any."""
    is_same = participant_id is None or (isinstance(actor, Actor) and actor.participant_id == participant_id)
    return is_same and may_look_as(actor, audience)


def may_draw(actor: Actor, role: Role, current: Step | None) -> bool:
    """The network map is everybody's while the group works on it; before and after that the facilitator's."""
    if role is Role.FACILITATOR:
        return actor.facilitates
    return actor.participates and current is not None and activity_of(current).may_draw


def goes_on_showing_map(workshop: Workshop, step: Step) -> bool:
    """The screen goes on looking along with the facilitator at a step that is about the map itself; others have more to show."""
    about_map = activity_of(step).map_on_screen == ALWAYS
    return about_map and workshop.map_view is not None and not workshop.map_view.get("matrix")


def is_frozen(kept: MapRound | None) -> bool:
    """Whether a round of the map is a measurement that nobody changes any more."""
    return kept is not None and kept.frozen_at is not None


def may_correct_party(actor: Actor, party: Party) -> bool:
    """The author of a party may correct where it belongs, while the room is still at it."""
    own = actor.participant_id is not None and party.added_by == actor.participant_id
    return own and party.step_id == actor.workshop.current_step_id


def may_fill_in(actor: Actor, role: Audience, form_key: str, current: Step | None) -> bool:
    """A form of a workshop is everybody's while the group is at it; the facilitator can always correct it."""
    if role is Role.FACILITATOR:
        return actor.facilitates
    asked = (current.content.get("form") if current else None) or {}
    return actor.participates and asked.get("key") == form_key


def may_bring_case(actor: Actor, role: Role) -> bool:
    """Everybody brings one in that mode; else the facilitator puts the group's case on the wall."""
    return role is Role.FACILITATOR or actor.workshop.case_mode is CaseMode.EACH_BRINGS


def is_owner_of(actor: Actor, case: Case) -> bool:
    return actor.participant_id is not None and case.owner_id == actor.participant_id


def may_change_case(actor: Actor, role: Role, case: Case) -> bool:
    if case.status is CaseStatus.WITHDRAWN:
        return False
    return actor.facilitates if role is Role.FACILITATOR else is_owner_of(actor, case)


def may_withdraw_case(actor: Actor, role: Role, case: Case) -> bool:
    """Once more does no harm."""
    gone = case.status is CaseStatus.WITHDRAWN
    return may_change_case(actor, role, case) or (gone and (actor.facilitates or is_owner_of(actor, case)))


def may_see_case(actor: Actor, case: Case) -> bool:
    """Anybody with a seat sees cases on the wall; only its owner and the facilitator see a parked one."""
    if case.workshop_id != actor.workshop.id or case.status is CaseStatus.WITHDRAWN:
        return False
    return case.status is CaseStatus.SHOWN or actor.facilitates or is_owner_of(actor, case)


def may_download(actor: Actor) -> bool:
    return actor.facilitates


def may_download_shared(actor: Actor) -> bool:
    """Anything released to participants, when the facilitator allows it."""
    return actor.facilitates or (actor.participates and actor.workshop.downloads_shared)
