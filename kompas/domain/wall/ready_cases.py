"""Cases that are on the wall from the start: the one for the whole group, and those of the made-up people of the example."""

import uuid
from typing import Any

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.moments import when
from kompas.domain.workshop.moments import WorkshopPlanned
from kompas.enums import AgeGroup, Figure
from kompas.i18n import N_, translate
from kompas.models import Case, Participant, Workshop

THE_CASE = N_("The case")


@when(WorkshopPlanned)
def hang_ready_case(session: Session, planned: WorkshopPlanned) -> None:
    """A card of the profile that was chosen, or else of the text of the fixed case; none when there is neither."""
    workshop, shape, script = planned.workshop, planned.shape, planned.script
    profile = next((one for one in script.profiles if one.key == shape.profile), None)
    if profile is None and not shape.case_text:
        return
    case = Case(
        id=str(uuid.uuid4()),
        workshop_id=workshop.id or 0,
        name=str(profile.title) if profile else translate(THE_CASE),
        age_group=AgeGroup.HOUSEHOLD,
        text=str(profile.text) if profile else shape.case_text,
        figure=profile.figure if profile else Figure.FAMILY,
        profile=profile.key if profile else None,
    )
    record_change(session, workshop, case)


def hang_told_cases(
    session: Session, workshop: Workshop, told: list[dict[str, Any]], people: dict[str, Participant]
) -> dict[str, Case]:
    """The cases of the example, by their key there."""
    cases: dict[str, Case] = {}
    for one in told:
        case = Case(
            id=str(uuid.uuid4()),
            workshop_id=workshop.id or 0,
            owner_id=people[one["by"]].id,
            name=one["name"],
            age_group=AgeGroup(one["age_group"]),
            text=one["text"],
            figure=Figure(one["figure"]),
        )
        record_change(session, workshop, case)
        cases[one["key"]] = case
    session.flush()
    return cases
