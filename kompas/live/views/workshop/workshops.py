"""The single values of a workshop as a whole."""

from kompas.enums import Role
from kompas.events.core.difference import Scalars
from kompas.live.views.core.rows import Rows, milliseconds
from kompas.models import Workshop

FOR_SCREEN = (
    *("door_code", "map_view", "screen_focus", "screen_dark", "screen_questions", "screen_join", "screen_writing"),
    "pointed_note",
)
"""What the facilitator chose for the screen; participants need not know."""


def look_of(workshop: Workshop) -> tuple[object, ...]:
    """The settings that change the look of every item."""
    return workshop.status, workshop.anonymity, workshop.facilitator_reads_hidden, workshop.starts_at


def pace_of(workshop: Workshop) -> dict[str, int | None] | None:
    """The clock of a rehearsal, for the browser to count along with; None while time is real."""
    if workshop.clock_since is None:
        return None
    since, shown = milliseconds(workshop.clock_since), milliseconds(workshop.clock_shown)
    return {"since": since, "shown": shown, "speed": workshop.speed}


def scalars(rows: Rows, audience: Role) -> Scalars:
    workshop = rows.workshop
    values: Scalars = {
        "title": workshop.title,
        "status": workshop.status.value,
        "case": workshop.case_text,
        "central_question": workshop.central_question,
        "goal": workshop.goal,
        "anonymity": workshop.anonymity.value,
        "downloads_shared": workshop.downloads_shared,
        "starts_at": milliseconds(workshop.starts_at),
        "message": workshop.message,
        "message_at": milliseconds(workshop.message_at),
        "picture": workshop.picture.value,
        "picture_theme": workshop.picture_theme,
        "evaluations": rows.evaluations,
        "facilitator_reads_hidden": workshop.facilitator_reads_hidden,
        "pace": pace_of(workshop),
    }
    if audience is not Role.PARTICIPANT:
        values |= {name: getattr(workshop, name) for name in FOR_SCREEN}
    if audience is Role.SCREEN:
        values["writing"] = workshop.writing
    if audience is Role.FACILITATOR:
        values["warnings"] = [workshop.warnings_changed, workshop.warnings_kept]
    return values
