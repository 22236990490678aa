"""Organisations as participants type them: those that differ in capitals or spaces only are one, spelled one way."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.names import fold_name
from kompas.domain.workshop.queries import people_in
from kompas.models import Participant, Workshop


def settle_spelling(session: Session, workshop: Workshop, name: str) -> str:
    """How a newcomer's organisation is written: with capitals if anybody writes it so, else as it came first."""
    spellings = [*(one.organisation for one in of_organisation(session, workshop, name)), name]
    spelled = next((one for one in spellings if one != one.lower()), spellings[0])
    respell(session, workshop, spelled)
    return spelled


def respell(session: Session, workshop: Workshop, name: str) -> None:
    """Write the organisation like this for everybody who is of it."""
    others = [one for one in of_organisation(session, workshop, name) if one.organisation != name]
    for one in others:
        one.organisation = name
    if others:
        record_change(session, workshop, *others)


def of_organisation(session: Session, workshop: Workshop, name: str) -> list[Participant]:
    return [one for one in people_in(session, workshop) if fold_name(one.organisation) == fold_name(name)]
