"""The lines of the network map: drawing, colouring, explaining and removing them. The later one wins."""

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import handles, put_on_row
from kompas.domain.map.undoing import demand_as_left
from kompas.enums import LineColour
from kompas.errors import Conflict, Invalid
from kompas.events.map.lines import ColourLine, DrawLine, ExplainLine, WithdrawLine
from kompas.i18n import N_
from kompas.models import Line, Party, Workshop
from kompas.rules import Actor


@handles(DrawLine)
def draw_line(session: Session, actor: Actor, action: DrawLine, one: Party, other: Party) -> Line:
    """A line between two parties; there is never more than one, so a second drawing of it gives it the colour.

    Who draws it without a colour takes away none that somebody gave it meanwhile.
    """
    workshop = actor.workshop
    if action.one_id == action.other_id:
        raise Invalid(N_("Choose two different parties."))
    line = line_between(session, workshop, one.id, other.id)
    if line is None:
        line = Line(id=action.id, workshop_id=workshop.id, one_id=one.id, other_id=other.id)
    elif not line.withdrawn and action.colour is LineColour.UNKNOWN:
        return line
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


@handles(ColourLine)
def colour_line(session: Session, actor: Actor, action: ColourLine, line: Line) -> None:
    give_colour(session, actor.workshop, line, action.colour)


@handles(ExplainLine)
def explain_line(session: Session, actor: Actor, action: ExplainLine, line: Line) -> None:
    """Another reason than the one that was seen is a Conflict: nobody's text disappears."""
    if action.seen is not None and line.reason not in (action.seen, action.reason):
        raise Conflict(N_("Somebody else wrote why meanwhile. Your text is still here."))
    demand_decision(session, actor.workshop, action.reason, action.warned, known=[line.reason])
    line.reason = action.reason
    record_change(session, actor.workshop, line)


@handles(WithdrawLine)
def withdraw_line(session: Session, actor: Actor, action: WithdrawLine, line: Line) -> None:
    demand_as_left(line, action.seen)
    put_on_row(session, actor, action, line)
