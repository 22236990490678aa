"""The lines of the network map: drawing, colouring, explaining and removing them. The later one wins."""

from sqlmodel import Session, col, select

from kompas.domain.core.changes import Handlers, record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.lookup import row_in
from kompas.domain.map.parties import demand_may_draw, party_on_map
from kompas.enums import LineColour, Role
from kompas.errors import Conflict, Invalid
from kompas.events.map.lines import ColourLine, DrawLine, ExplainLine, WithdrawLine
from kompas.i18n import N_
from kompas.models import Line, Workshop
from kompas.rules import Actor


def draw_line(session: Session, actor: Actor, action: DrawLine) -> Line:
    """A line between two parties; there is never more than one, so a second drawing of it gives it the colour."""
    demand_may_draw(session, actor, action.role)
    workshop = actor.workshop
    if action.one_id == action.other_id:
        raise Invalid(N_("Choose two different parties."))
    one, other = (party_on_map(session, workshop, end) for end in (action.one_id, action.other_id))
    line = line_between(session, workshop, one.id, other.id)
    if line is None:
        line = Line(id=action.id, workshop_id=one.workshop_id, one_id=one.id, other_id=other.id)
    line.withdrawn = False
    give_colour(session, workshop, line, action.colour)
    return line


def give_colour(session: Session, workshop: Workshop, line: Line, colour: LineColour) -> None:
    line.colour = colour
    line.coloured_at = record_change(session, workshop, line)


def line_between(session: Session, workshop: Workshop, one_id: str, other_id: str) -> Line | None:
    """The line between two parties, whichever is its first end; a withdrawn one only when there is no other."""
    ends = [one_id, other_id]
    query = select(Line).where(
        Line.workshop_id == workshop.id, col(Line.one_id).in_(ends), col(Line.other_id).in_(ends)
    )
    return session.exec(query.order_by(col(Line.withdrawn), col(Line.sequence))).first()


def colour_line(session: Session, actor: Actor, action: ColourLine) -> None:
    line = line_to_change(session, actor, action.line_id, action.role)
    give_colour(session, actor.workshop, line, action.colour)


def explain_line(session: Session, actor: Actor, action: ExplainLine) -> None:
    """Another reason than the one that was seen is a Conflict: nobody's text disappears."""
    line = line_to_change(session, actor, action.line_id, action.role)
    if action.seen is not None and line.reason not in (action.seen, action.reason):
        raise Conflict(N_("Somebody else wrote why meanwhile. Your text is still here."))
    demand_decision(session, actor.workshop, action.reason, action.warned, known=[line.reason])
    line.reason = action.reason
    record_change(session, actor.workshop, line)


def withdraw_line(session: Session, actor: Actor, action: WithdrawLine) -> None:
    line = line_to_change(session, actor, action.line_id, action.role)
    line.withdrawn = action.withdrawn
    record_change(session, actor.workshop, line)


def line_to_change(session: Session, actor: Actor, line_id: str, role: Role) -> Line:
    demand_may_draw(session, actor, role)
    return line_of(session, actor.workshop, line_id)


def line_of(session: Session, workshop: Workshop, line_id: str) -> Line:
    return row_in(session, workshop, Line, line_id, N_("This line is not on the map any more."))


HANDLERS: Handlers = {
    "draw_line": draw_line,
    "colour_line": colour_line,
    "explain_line": explain_line,
    "withdraw_line": withdraw_line,
}
