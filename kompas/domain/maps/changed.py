"""What changed between two rounds as a drawing and as a sentence."""

from dataclasses import replace

from kompas.domain.maps.comparison import Comparison
from kompas.domain.maps.drawing import Drawing, DrawnLine
from kompas.enums import LineChange
from kompas.i18n import translate

_ = translate


def changed_drawing(comparison: Comparison, now: Drawing) -> tuple[Drawing, dict[str, LineChange]]:
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


def summary_of(comparison: Comparison, when: str) -> str:
    counts = comparison.counts
    return _(
        "Lines since {when}: {better} better, {worse} worse, {unchanged} the same, {new} new, {gone} gone.",
        when=when,
        better=counts[LineChange.BETTER],
        worse=counts[LineChange.WORSE],
        unchanged=counts[LineChange.UNCHANGED],
        new=counts[LineChange.NEW],
        gone=counts[LineChange.GONE],
    )
