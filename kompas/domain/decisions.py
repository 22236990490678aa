"""What its author decides about a text that may tell who a family is."""

from sqlmodel import Session

from kompas.domain.identifying import NAMES_OF_KINDS, find_identifying
from kompas.errors import Identifying
from kompas.events.base import Warned
from kompas.i18n import N_, translate
from kompas.models import Workshop


def demand_decision(session: Session, workshop: Workshop, text: str, warned: Warned) -> None:
    """A text that may tell who a family is needs its author's decision. Decisions are counted, never with the text."""
    findings = find_identifying(text)
    if findings and warned != "kept":
        kinds = ", ".join(sorted({translate(NAMES_OF_KINDS[finding.kind]) for finding in findings}))
        raise Identifying(
            N_("This may tell who the family is: {kinds}. Change it, or post it all the same."), kinds=kinds
        )
    if findings:
        workshop.warnings_kept += 1
    elif warned == "changed":
        workshop.warnings_changed += 1
    session.add(workshop)
