"""What each audience sees of a workshop or a network. Pure: from rows to plain values; nothing here asks a database for a view.

What an audience may not see is absent from its view, not hidden in it. A file per noun; a new noun is one more file
and one more entry in NOUNS, or in NETWORK_NOUNS.
"""

from collections.abc import Iterable

from kompas.enums import Audience, RecordKind
from kompas.events.core.difference import Difference, Item, Items, Scalars, View
from kompas.i18n import N_
from kompas.live.views.core.rows import Noun, RecordView, Rows, not_own, unseen
from kompas.live.views.dossier.forms import ANSWER, FORM, TEXT_BESIDE
from kompas.live.views.inquiry.ambitions import CHECK, COMMENT, DRAFT, SUPPORT, TEXT
from kompas.live.views.inquiry.connections import CONNECTION
from kompas.live.views.inquiry.interviews import CARD, INTERVIEW_NOTES, PAIRING
from kompas.live.views.inquiry.themes import PLACEMENT, THEME
from kompas.live.views.map.lines import LINE
from kompas.live.views.map.parties import PARTY
from kompas.live.views.map.ratings import MAP_ROUND, RATING, REPRESENTATION
from kompas.live.views.network import networks
from kompas.live.views.network.bottlenecks import BOTTLENECK
from kompas.live.views.network.seats import NETWORK_SEAT, actor_in_network
from kompas.live.views.wall.ballots import BALLOT, VOTE
from kompas.live.views.wall.cases import CASE
from kompas.live.views.wall.conclusions import AGREEMENT, CONCLUSION
from kompas.live.views.wall.evaluations import count_evaluations
from kompas.live.views.wall.notes import NOTE
from kompas.live.views.whole.deeds import DEED
from kompas.live.views.workshop import workshops
from kompas.live.views.workshop.hand_overs import HAND_OVER, SEAT, actor_in_workshop
from kompas.live.views.workshop.participants import PARTICIPANT
from kompas.live.views.workshop.steps import READY, STEP
from kompas.models import Network, Workshop
from kompas.rules import tells_when_written

__all__ = [
    "NETWORK_NOUNS",
    "NOUNS",
    "RECORDS",
    "Noun",
    "Rows",
    "difference_between",
    "item_of",
    "own_of",
    "scalars_of",
    "view_of",
]

NOUNS: tuple[Noun, ...] = (
    STEP,
    READY,
    PARTICIPANT,
    CASE,
    NOTE,
    CONCLUSION,
    AGREEMENT,
    BALLOT,
    VOTE,
    BOTTLENECK,
    THEME,
    PLACEMENT,
    TEXT,
    DRAFT,
    COMMENT,
    CHECK,
    SUPPORT,
    CONNECTION,
    SEAT,
    HAND_OVER,
    PARTY,
    LINE,
    RATING,
    REPRESENTATION,
    MAP_ROUND,
    PAIRING,
    CARD,
    INTERVIEW_NOTES,
    FORM,
    ANSWER,
    TEXT_BESIDE,
    DEED,
)
NETWORK_NOUNS: tuple[Noun, ...] = (NETWORK_SEAT, FORM, ANSWER, TEXT_BESIDE)
BY_NAME = {
    RecordKind.WORKSHOP: {noun.name: noun for noun in NOUNS},
    RecordKind.NETWORK: {noun.name: noun for noun in NETWORK_NOUNS},
}
RECORDS = {
    RecordKind.WORKSHOP: RecordView(
        Workshop,
        N_("This workshop is not there any more."),
        workshops.scalars,
        actor_in_workshop,
        look_of=workshops.look_of,
        tells_when=tells_when_written,
        read_beside=count_evaluations,
    ),
    RecordKind.NETWORK: RecordView(
        Network, N_("This network is not there any more."), networks.scalars, actor_in_network
    ),
}


def nouns_of(rows: Rows) -> Iterable[Noun]:
    return BY_NAME[rows.record.kind].values()


def view_of(rows: Rows, audience: Audience) -> View:
    items: Items = {}
    for noun in nouns_of(rows):
        if noun.item is unseen:
            continue
        for identity, row in rows.of(noun.table).items():
            item = noun.item(rows, audience, row)
            if item is not None:
                items[f"{noun.name}:{identity}"] = item
    return View(revision=rows.record.revision, scalars=scalars_of(rows, audience), items=items)


def item_of(rows: Rows, audience: Audience, key: str) -> Item | None:
    """One item as this audience sees it, or None when it does not."""
    name, _, identity = key.partition(":")
    noun = BY_NAME[rows.record.kind][name]
    known = rows.of(noun.table)
    row = known.get(identity) or (known.get(int(identity)) if identity.isdecimal() else None)
    return None if row is None else noun.item(rows, audience, row)


def scalars_of(rows: Rows, audience: Audience) -> Scalars:
    scalars = RECORDS[rows.record.kind].scalars(rows, audience)
    for noun in nouns_of(rows):
        scalars |= noun.scalars(rows, audience)
    return scalars


def own_of(rows: Rows, participant_id: int) -> tuple[Items, Scalars]:
    """What only this participant gets: own notes, hidden and parked ones too, the steps said to be ready, and so on."""
    items: Items = {}
    values: Scalars = {}
    for noun in nouns_of(rows):
        values |= noun.own_values(rows, participant_id)
        if noun.own_item is not_own:
            continue
        for identity, row in rows.of(noun.table).items():
            item = noun.own_item(rows, participant_id, row)
            if item is not None:
                items[f"{noun.name}:{identity}"] = item
    return items, values


def touched_through_others(rows: Rows, changed: dict[str, set[object]]) -> Iterable[str]:
    """Keys of items that look different because something else changed."""
    for name, identities in changed.items():
        yield from BY_NAME[rows.record.kind][name].touches(rows, identities)


def difference_between(before: View, after: View) -> Difference:
    """What turns one view into the other; empty when the audience sees no change."""
    return Difference(
        since=before.revision,
        revision=after.revision,
        scalars={key: value for key, value in after.scalars.items() if before.scalars.get(key, ...) != value},
        put={key: item for key, item in after.items.items() if before.items.get(key) != item},
        removed=[key for key in before.items if key not in after.items],
    )
