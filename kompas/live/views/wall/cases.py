"""The cases on the wall, and whose turn it is. Pictures travel by a route of their own; here is only which one."""

from collections.abc import Iterable

from kompas.domain.wall.case_names import resembles_anybody
from kompas.domain.wall.cases import version_of
from kompas.domain.workshop.anonymity import order_of
from kompas.enums import CaseStatus, Role
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows, milliseconds
from kompas.live.views.workshop.participants import BEARING_NAMES, COMPARED_WITH_NAMES
from kompas.models import Case, Participant, Workshop
from kompas.rules import sees_authors


def case_item(rows: Rows, audience: Role, case: Case) -> Item | None:
    """A case without its owner, unless names are shown: the card tells of the case, not of its owner."""
    for_facilitator = audience is Role.FACILITATOR
    if case.status is CaseStatus.WITHDRAWN or (case.status is CaseStatus.PARKED and not for_facilitator):
        return None
    item = card(rows.workshop, case)
    if case.turn_ends_at:
        item["turn"] = milliseconds(case.turn_ends_at)
    if case.has_spoken:
        item["spoken"] = True
    if sees_authors(rows.workshop, audience):
        item["owner"] = owner_of(rows, case)
    people = (one.name for one in rows.of(Participant).values() if one.removed_at is None)
    if for_facilitator and resembles_anybody(case.name, people):
        item["alike"] = True
    return item


def own_case_item(rows: Rows, participant_id: int, case: Case) -> Item | None:
    """A case as its owner sees it: parked ones too, with that said."""
    if case.owner_id != participant_id or case.status is CaseStatus.WITHDRAWN:
        return None
    return card(rows.workshop, case)


def card(workshop: Workshop, case: Case) -> Item:
    item: Item = {
        "name": case.name,
        "age": case.age_group.value,
        "text": case.text,
        "order": order_of(workshop, case),
        "version": version_of(case),
    }
    if case.owner_id is None:
        item["of_group"] = True  # nobody has the word about it
    if case.figure:
        item["figure"] = case.figure.value
    if case.picture is not None:
        item["picture"] = case.picture
    if case.profile:
        item["profile"] = case.profile
    if case.status is CaseStatus.PARKED:
        item["parked"] = True
    return item


def owner_of(rows: Rows, case: Case) -> str | None:
    owner = rows.of(Participant).get(case.owner_id) if case.owner_id else None
    return f"{owner.name} · {owner.organisation}" if owner and owner.removed_at is None else None


def scalars(rows: Rows, audience: Role) -> Scalars:
    return {"case_mode": rows.workshop.case_mode.value}


def bearing_name(rows: Rows, people: set[int]) -> Iterable[str]:
    return (f"case:{case.id}" for case in rows.of(Case).values() if case.owner_id in people)


def named_cases(rows: Rows) -> Iterable[str]:
    return (f"case:{key}" for key in rows.of(Case))


BEARING_NAMES.append(bearing_name)
COMPARED_WITH_NAMES.append(named_cases)
CASE = Noun(
    "case",
    Case,
    item=case_item,
    scalars=scalars,
    own_item=own_case_item,
    owners=lambda case: (case.owner_id,),
)
