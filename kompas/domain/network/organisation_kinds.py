"""What the name of an organisation says of its kind: a proposal, for somebody to look at."""

import re
from collections.abc import Sequence

from sqlmodel import Session

from kompas.domain.core.names import fold_name
from kompas.domain.network.networks import change_page, members_of
from kompas.domain.workshop.log import log
from kompas.enums import LoggedDeed, OrganisationKind
from kompas.models import NetworkMember
from kompas.rules import NetworkActor

WORDS = {
    OrganisationKind.MUNICIPALITY: r"\bgemeenten?\b|\bmunicipality\b",
    OrganisationKind.CERTIFIED: r"gecertificeerde instelling|jeugdbescherm|gezinsbescherm|\bgi\b",
    OrganisationKind.LOCAL_TEAM: r"(wijk|buurt|gebieds|gezins|dorps|jeugd|sociaal |sociale |lokaal |lokale )teams?\b",
    OrganisationKind.VEILIG_THUIS: r"veilig thuis",
    OrganisationKind.CHILD_PROTECTION: r"kinderbescherming|\brvdk\b",
    OrganisationKind.MENTAL_HEALTH: r"\bggz|geestelijke gezondheid|psychiatri",
    OrganisationKind.LVB: r"\blvb\b|verstandelijke? beperk|gehandicaptenzorg",
    OrganisationKind.ADDICTION: r"verslaving",
    OrganisationKind.DEBT_HELP: r"schuldhulp|schuldsanering|schuldendienst|kredietbank",
    OrganisationKind.SOCIAL_BASE: r"welzijn|sociale basis|buurthuis|maatschappelijk werk",
}


def kind_named(organisation: str) -> OrganisationKind | None:
    """The kind that a name speaks of; None when it speaks of none, or of more than one."""
    name = fold_name(organisation)
    found = [kind for kind, words in WORDS.items() if re.search(words, name)]
    return found[0] if len(found) == 1 else None


def without_kind(members: Sequence[NetworkMember]) -> list[NetworkMember]:
    """Members of whom the kind is open, although the name of the organisation tells it."""
    return [one for one in members if one.kind is None and kind_named(one.organisation)]


def fill_in_kinds(session: Session, actor: NetworkActor) -> int:
    """Take over what the names say; what somebody chose stays. Gives of how many members."""
    filled = without_kind(members_of(session, actor.network))
    for member in filled:
        member.kind = kind_named(member.organisation)
    if filled:
        change_page(session, actor.network, *filled)
        log(session, actor.network, actor, LoggedDeed.MEMBERS_BROUGHT_IN, count=len(filled))
    return len(filled)
