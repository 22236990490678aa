"""What the record has to say to a form: each source is named in a form's YAML. What stays in a session is given by none."""

from collections.abc import Iterable
from datetime import date, datetime

from babel.dates import format_date
from sqlmodel import Session, col, select

from kompas.domain.map.course import rounds_of_network
from kompas.domain.map.queries import drawing_of
from kompas.domain.network.network_agreements import agreements_of_network
from kompas.domain.network.networks import members_of
from kompas.domain.network.queries import Course, courses_of_network
from kompas.domain.wall.agreements import FINISHED
from kompas.domain.workshop.clock import AMSTERDAM
from kompas.domain.workshop.queries import workshops_of_network
from kompas.enums import LineColour, NoteKind, ReleaseLevel, Ring
from kompas.forms.sources import Found, proposes
from kompas.i18n import _, current_language, ngettext
from kompas.labels import label
from kompas.models import AmbitionDraft, Conclusion, ConclusionNote, Network, Note, Workshop
from kompas.rules import reaches

# --- the network itself ---------------------------------------------------------------------------------------


@proposes("network")
def find_name(session: Session, network: Network) -> Iterable[Found]:
    yield Found(from_the_network(), lines=[network.name])


@proposes("goal")
def find_goal(session: Session, network: Network) -> Iterable[Found]:
    yield Found(from_the_network(), text=network.goal, key="goal")


@proposes("area")
def find_area(session: Session, network: Network) -> Iterable[Found]:
    if network.area:
        yield Found(from_the_network(), lines=[_("Our area: {area}", area=network.area)], key="area")


def from_the_network() -> str:
    return _("from the page of the network")


# --- members ----------------------------------------------------------------------------------------------------


@proposes("members")
def find_members(session: Session, network: Network) -> Iterable[Found]:
    members = members_of(session, network)
    rows = [
        {"organisation": one.organisation, "name": one.name, "role": f"{label(one.ring)}, {label(one.level)}"}
        for one in members
    ]
    yield Found(from_members(), [f"{one.name} ({one.organisation})" for one in members], rows=rows)


@proposes("organisations")
def find_organisations(session: Session, network: Network) -> Iterable[Found]:
    names = organisations_in(session, network)
    yield Found(from_members(), names, rows=[{"organisation": name} for name in names])


@proposes("experts")
def find_experts(session: Session, network: Network) -> Iterable[Found]:
    experts = [one for one in members_of(session, network) if one.expert_by_experience]
    told = [f"{one.name} ({one.organisation}), {label(one.ring)}" for one in experts]
    yield Found(from_members(), told)


@proposes("size")
def find_size(session: Session, network: Network) -> Iterable[Found]:
    members = members_of(session, network)
    if not members:
        return
    many = len(organisations_in(session, network))
    core = sum(one.ring is Ring.CORE for one in members)
    parts = [
        ngettext("{count} organisation", "{count} organisations", many),
        ngettext("{count} member", "{count} members", len(members)),
        _("{count} in the core group", count=core),
    ]
    yield Found(from_members(), [", ".join(parts)])


@proposes("number_of_parties")
def find_number_of_parties(session: Session, network: Network) -> Iterable[Found]:
    """The answer of the governance adviser: up to eight is few, that much the method says; twenty is a limit of ours."""
    many = len(organisations_in(session, network))
    if many:
        yield Found(from_members(), value="few" if many <= 8 else "some" if many <= 20 else "many")


def organisations_in(session: Session, network: Network) -> list[str]:
    by_name = {one.organisation.casefold(): one.organisation for one in members_of(session, network)}
    return [by_name[name] for name in sorted(by_name)]


def from_members() -> str:
    return _("from the members of the network")


# --- workshops ----------------------------------------------------------------------------------------------------


@proposes("ambition")
def find_ambition(session: Session, network: Network) -> Iterable[Found]:
    """The text that was accepted last, in the newest workshop with one."""
    workshops = {one.id: one for one in workshops_of_network(session, network.id)}
    drafts = select(AmbitionDraft).where(col(AmbitionDraft.workshop_id).in_(workshops), col(AmbitionDraft.accepted))
    accepted = {one.workshop_id: one for one in session.exec(drafts.order_by(col(AmbitionDraft.version)))}
    last = next((accepted[one] for one in workshops if one in accepted), None)
    if last:
        yield Found(from_workshop(workshops[last.workshop_id]), text=last.text)


@proposes("conclusions")
def find_conclusions(session: Session, network: Network) -> Iterable[Found]:
    return released_conclusions(session, network)


@proposes("strengths")
def find_strengths(session: Session, network: Network) -> Iterable[Found]:
    return released_conclusions(session, network, NoteKind.GOOD, NoteKind.STRENGTH)


@proposes("core_values")
def find_core_values(session: Session, network: Network) -> Iterable[Found]:
    return released_conclusions(session, network, NoteKind.CORE_VALUE)


def released_conclusions(session: Session, network: Network, *resting_on: NoteKind) -> Iterable[Found]:
    """What each workshop concluded and does not keep to itself, the newest first; with kinds only what rests on such a note."""
    workshops = workshops_of_network(session, network.id)
    ids = [one.id for one in workshops]
    query = select(Conclusion).where(col(Conclusion.workshop_id).in_(ids), col(Conclusion.withdrawn).is_(False))
    if resting_on:
        notes = select(ConclusionNote.conclusion_id).join(Note, col(Note.id) == ConclusionNote.note_id)
        query = query.where(col(Conclusion.id).in_(notes.where(col(Note.kind).in_(resting_on))))
    found = session.exec(query.order_by(col(Conclusion.sequence)))
    released = [one for one in found if reaches(one.release, ReleaseLevel.PARTICIPANTS)]
    for workshop in workshops:
        texts = [one.text for one in released if one.workshop_id == workshop.id]
        yield Found(from_workshop(workshop), texts, key=str(workshop.id))


@proposes("bottlenecks")
def find_bottlenecks(session: Session, network: Network) -> Iterable[Found]:
    """Those that no later journey called solved."""
    courses = courses_of_network(session, network)
    told = [bottleneck(one) for one in courses if not one.is_solved and reaches(one.release, ReleaseLevel.PARTICIPANTS)]
    yield Found(_("from the bottlenecks of the journeys"), told)


def bottleneck(course: Course) -> str:
    last = course.held[-1]
    stands = f": {label(last.mark)}" if last.mark else ""
    return f"{course.text} ({label(course.phase)}, {day(last.at)}{stands})"


@proposes("agreements")
def find_agreements(session: Session, network: Network) -> Iterable[Found]:
    """What is still to be done."""
    kept = [
        one.agreement
        for one in agreements_of_network(session, network)
        if one.agreement.status not in FINISHED and reaches(one.agreement.release, ReleaseLevel.PARTICIPANTS)
    ]
    rows = [
        {"action": one.what, "responsible": one.who, "period": day_in_words(one.by_when) if one.by_when else ""}
        for one in kept
    ]
    yield Found(_("from the agreements of the network"), [f"{one.what} ({one.who})" for one in kept], rows=rows)


# --- the map --------------------------------------------------------------------------------------------------------


@proposes("strong_lines")
def find_strong_lines(session: Session, network: Network) -> Iterable[Found]:
    yield from lines_of_last_map(session, network, LineColour.STRONG)


@proposes("weak_lines")
def find_weak_lines(session: Session, network: Network) -> Iterable[Found]:
    yield from lines_of_last_map(session, network, LineColour.HARDLY, LineColour.COULD_BE_BETTER)


def lines_of_last_map(session: Session, network: Network, *colours: LineColour) -> Iterable[Found]:
    rounds = rounds_of_network(session, network.id)
    if not rounds or not reaches(rounds[0].kept.release, ReleaseLevel.PARTICIPANTS):
        return
    drawing = drawing_of(session, rounds[0].workshop)
    names = drawing.names()
    told = [
        f"{names[line.one]} – {names[line.other]}: {label(colour)}"
        for colour in colours
        for line in drawing.lines_of([colour])
    ]
    yield Found(_("from the map of {day}", day=day(rounds[0].frozen_at)), told)


def from_workshop(workshop: Workshop) -> str:
    return _("from “{title}” of {day}", title=workshop.title, day=day(workshop.starts_at))


def day(moment: datetime) -> str:
    return day_in_words(moment.astimezone(AMSTERDAM).date())


def day_in_words(on: date) -> str:
    return str(format_date(on, "d MMMM y", locale=current_language()))
