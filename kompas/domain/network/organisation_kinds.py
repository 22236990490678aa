"""What the name of an organisation says of its kind: a proposal, for somebody to look at."""

import re

from kompas.domain.core.names import fold_name
from kompas.enums import OrganisationKind

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
