"""People and parties that the network met already, as proposals for members: of its workshops, and of its last map."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from kompas.domain.core.names import fold_name
from kompas.domain.map.course import rounds_of_network
from kompas.domain.map.queries import drawing_of
from kompas.domain.network.member_import import who
from kompas.domain.network.networks import members_of
from kompas.domain.network.organisation_kinds import kind_named
from kompas.domain.workshop.queries import people_in, seats_of_browser
from kompas.enums import ReleaseLevel, Ring, Role
from kompas.models import Participant, Workshop
from kompas.rules import NetworkActor, reaches

Proposal = dict[str, Any]
"""Values by field, as far as they are known."""


def people_to_propose(session: Session, actor: NetworkActor, secret: str) -> list[Proposal]:
    """Who took part in workshops of this network that this browser facilitates too, and is no member yet.

    A seat in the network alone does not tell who was in a workshop.
    """
    known = {who(member) for member in members_of(session, actor.network)}
    found: dict[tuple[str, str], Proposal] = {}
    for workshop in workshops_facilitated(session, actor, secret):
        for person in people_in(session, workshop):
            if person.is_counted and person.name:
                found.setdefault((fold_name(person.name), fold_name(person.organisation)), proposal_of(person))
    return [proposal for key, proposal in found.items() if key not in known]


def workshops_facilitated(session: Session, actor: NetworkActor, secret: str) -> Iterator[Workshop]:
    for workshop, roles in seats_of_browser(session, secret):
        if Role.FACILITATOR in roles and workshop.network_id == actor.network.id:
            yield workshop


def proposal_of(person: Participant) -> Proposal:
    return {
        "name": person.name,
        "organisation": person.organisation,
        "kind": kind_in_words(person.organisation),
        "domain": person.domain.value,
        "level": person.level and person.level.value,
        "ring": Ring.OUTER.value,
        "expert_by_experience": person.expert_by_experience,
    }


def kind_in_words(organisation: str) -> str | None:
    """As a cell holds it."""
    kind = kind_named(organisation)
    return kind.value if kind else None


def parties_to_propose(session: Session, actor: NetworkActor) -> list[Proposal]:
    """Parties of the last map of which nobody is a member yet; who comes for them is still to be filled in."""
    known = {fold_name(member.organisation) for member in members_of(session, actor.network)}
    rounds = rounds_of_network(session, actor.network.id)
    may_go_on = rounds and reaches(rounds[0].kept.release, ReleaseLevel.PARTICIPANTS)
    parties = drawing_of(session, rounds[0].workshop).parties if may_go_on else ()
    return [
        {
            "name": "",
            "organisation": party.name,
            "kind": kind_in_words(party.name),
            "domain": party.domain.value,
            "level": None,
            "ring": party.ring.value,
        }
        for party in parties
        if fold_name(party.name) not in known
    ]
