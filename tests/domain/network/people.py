"""Members of a network, made up."""

from typing import Any

from kompas.enums import Domain, MemberLevel, Ring
from kompas.models import NetworkMember, NetworkMemberCreate

GIVEN = {
    "organisation": "GGD Waterrijk",
    "domain": Domain.HEALTH.value,
    "level": MemberLevel.POLICY.value,
    "ring": Ring.CORE.value,
}


def shape(name: str = "Fatima", **changes: Any) -> NetworkMemberCreate:
    return NetworkMemberCreate.model_validate({**GIVEN, "name": name, **changes})


def member(name: str = "Fatima", **changes: Any) -> NetworkMember:
    """One that is in no database."""
    return NetworkMember(**shape(name, **changes).model_dump())
