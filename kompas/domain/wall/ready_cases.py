"""The case for the whole group, which is on the wall from the start."""

import uuid

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.moments import when
from kompas.domain.workshop.moments import WorkshopPlanned
from kompas.enums import AgeGroup, Figure
from kompas.i18n import N_, translate
from kompas.models import Case

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
