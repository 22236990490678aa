"""Changes between two rounds as a drawing, line by line, and in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kompas.domain.map.comparison import MapComparison
from kompas.domain.map.course import RoundsCompared
from kompas.domain.map.drawing import Drawing, DrawnLine, DrawnParty
from kompas.enums import LineChange, LineColour, ReleaseLevel
from kompas.i18n import translate
from kompas.labels import label
from kompas.models import Agreement
from kompas.rules import reaches

_ = translate


def changed_drawing(comparison: MapComparison, now: Drawing) -> tuple[Drawing, dict[str, LineChange]]:
    """The map of now with the lines that went, where both ends are still there; and what became of each line."""
    holders = {origin.key: party.id for party in now.parties for origin in party.lineage}
    ends = {party.id: holders.get(party.stakeholder) for party in comparison.earlier_parties}
    lines: list[DrawnLine] = list(now.lines)
    changes = {line.now.id: line.change for line in comparison.lines if line.now}
    taken = {frozenset((line.one, line.other)) for line in lines}
    for line in comparison.lines:
        if line.now is not None or line.then is None:
            continue
        one, other = ends[line.then.one], ends[line.then.other]
        if one and other and one != other and frozenset((one, other)) not in taken:
            taken.add(frozenset((one, other)))
            lines.append(replace(line.then, one=one, other=other))
            changes[line.then.id] = line.change
    return replace(now, lines=tuple(lines)), changes


def summary_of(comparison: MapComparison, when: str) -> str:
    counts = comparison.counts
    return _(
        "Lines since {when}: {better} better, {worse} worse, {unchanged} the same, {new} new, {gone} gone, "
        "{not_rated} cannot be compared.",
        when=when,
        better=counts[LineChange.BETTER],
        worse=counts[LineChange.WORSE],
        unchanged=counts[LineChange.UNCHANGED],
        new=counts[LineChange.NEW],
        gone=counts[LineChange.GONE],
        not_rated=counts[LineChange.NOT_RATED],
    )


def parties_in_words(comparison: MapComparison) -> list[str]:
    """Parties that came, went, were renamed, were merged or were split off; a sentence for each."""
    told = (
        (_("New on the map: {parties}."), names_in(comparison.new_parties)),
        (_("Not on the map any more: {parties}."), names_in(comparison.gone_parties)),
        (_("Another name: {parties}."), pairs_in(comparison.renamed)),
        (_("Became one: {parties}."), pairs_in(comparison.merged)),
        (_("Came out of another: {parties}."), pairs_in(comparison.split_off)),
    )
    return [sentence.format(parties=parties) for sentence, parties in told if parties]


def names_in(parties: Iterable[DrawnParty]) -> str:
    return ", ".join(party.name for party in parties)


def pairs_in(pairs: Iterable[tuple[DrawnParty, DrawnParty]]) -> str:
    return ", ".join(f"{earlier.name} → {later.name}" for earlier, later in pairs)


@dataclass(frozen=True)
class ChangedLine:
    """One line of either round by the names of its ends; `reason` and `agreements` are those of the earlier round.

    A colour is None where there was no line.
    """

    name: str
    change: LineChange
    then: LineColour | None
    now: LineColour | None
    reason: str
    agreements: list[str]


def changed_lines(
    compared: RoundsCompared, now: Drawing, level: ReleaseLevel = ReleaseLevel.SESSION
) -> list[ChangedLine]:
    """Lines of two rounds: changed ones first; those that stayed the same or cannot be compared last.

    Beyond the session go the agreements that are released so far, and no reasons: those were not released line by line.
    """
    names = now.names()
    before = {party.id: party.name for party in compared.comparison.earlier_parties}
    found = []
    for line in sorted(compared.comparison.lines, key=lambda one: list(LineChange).index(one.change)):
        drawn, known = (line.now, names) if line.now else (line.then, before)
        assert drawn is not None
        found.append(
            ChangedLine(
                name=f"{known[drawn.one]} – {known[drawn.other]}",
                change=line.change,
                then=line.then.colour if line.then else None,
                now=line.now.colour if line.now else None,
                reason=line.then.reason if line.then and level is ReleaseLevel.SESSION else "",
                agreements=[
                    agreement_in_words(one)
                    for then in line.earlier
                    for one in compared.agreements.get(then.id, [])
                    if reaches(one.release, level)
                ],
            )
        )
    return found


def agreement_in_words(agreement: Agreement) -> str:
    return f"{agreement.what} ({agreement.who}, {label(agreement.status)})"
