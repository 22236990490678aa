"""The figures of a map in sentences: what is seen, what it may mean, and what it does not say."""

from dataclasses import dataclass

from kompas.domain.map.drawing import RATED, Drawing
from kompas.domain.map.figures import Figures, Shares
from kompas.enums import Domain, LineColour
from kompas.i18n import translate, translate_count
from kompas.labels import label

_ = translate
ngettext = translate_count
SHOWN = 5
"""How many parties or lines a sentence names before it says "and more"."""


@dataclass(frozen=True)
class MapFinding:
    """One figure: a heading, what is seen, and how to read it."""

    key: str
    title: str
    seen: str
    reading: str


def findings_of(drawing: Drawing, figures: Figures) -> list[MapFinding]:
    """In the order in which a group talks about them. In the language of the current user."""
    if not drawing.lines:
        return []
    names = drawing.names()
    return [
        colours(figures),
        domains(figures),
        strong(figures, names),
        connectors(figures, names),
        alone(figures, names),
        missing(figures, names),
    ]


def percentage(share: float) -> str:
    return f"{round(share * 100)}%"


def list_some(texts: list[str]) -> str:
    if len(texts) <= SHOWN:
        return ", ".join(texts)
    return _("{first} and {count} more", first=", ".join(texts[:SHOWN]), count=len(texts) - SHOWN)


def colours(figures: Figures) -> MapFinding:
    shares = figures.shares
    return MapFinding(
        "colours",
        _("The colours together"),
        _(
            "Of the {count} rated lines {strong} is strong, {better} can be better and {hardly} hardly works.",
            count=shares.rated,
            strong=percentage(shares.share(LineColour.STRONG)),
            better=percentage(shares.share(LineColour.COULD_BE_BETTER)),
            hardly=percentage(shares.share(LineColour.HARDLY)),
        ),
        _(
            "This may show how the group feels about the cooperation today. It is no mark: "
            "a group that dares to colour red often knows itself well."
        ),
    )


def domains(figures: Figures) -> MapFinding:
    red = {pair: shares for pair, shares in figures.between_domains.items() if shares.counts[LineColour.HARDLY]}
    worst = sorted(red, key=lambda pair: -red[pair].counts[LineColour.HARDLY])
    texts = [
        _(
            "{one} with {other} ({count} of {rated})",
            one=label(pair[0]),
            other=label(pair[1]),
            count=red[pair].counts[LineColour.HARDLY],
            rated=red[pair].rated,
        )
        for pair in worst
    ]
    return MapFinding(
        "domains",
        _("Between which domains it is red"),
        _("Red lines run between: {pairs}.", pairs=list_some(texts)) if texts else _("No line between domains is red."),
        _(
            "This may show where worlds do not find each other yet. It does not say who should move: "
            "with few lines one difficult contact already weighs heavily."
        ),
    )


def finding_of_pairs(figures: Figures) -> MapFinding | None:
    """The most striking pair when all pairs of domains are compared; None when no line is rated."""
    rated = {pair: shares for pair, shares in figures.between_domains.items() if shares.rated}
    if not rated:
        return None
    best, worst = (
        max(rated, key=lambda pair: (rated[pair].share(colour), rated[pair].rated))
        for colour in (LineColour.STRONG, LineColour.HARDLY)
    )
    seen = [
        _("The largest share of strong lines: {pair} ({share}).", pair=pair_name(best), share=percentage(share))
        for share in [rated[best].share(LineColour.STRONG)]
        if share
    ] + [
        _("The largest share of red lines: {pair} ({share}).", pair=pair_name(worst), share=percentage(share))
        for share in [rated[worst].share(LineColour.HARDLY)]
        if share
    ]
    return MapFinding(
        "pairs",
        _("Between and within domains"),
        " ".join(seen) or _("Nowhere is a line strong or red."),
        _(
            "It may show where people find each other by themselves and where they need help with it. "
            "Look at the number of lines too: of two lines one is half at once."
        ),
    )


def titles_of_pairs() -> list[str]:
    colours = [label(colour) for colour in RATED]
    return [_("Domains"), *(f"{text[:1].upper()}{text[1:]}" for text in colours), _("Rated lines")]


def rows_of_pairs(figures: Figures) -> list[list[str]]:
    """Each pair with the share and number of every colour; most rated lines first."""
    rated = [(pair, shares) for pair, shares in figures.between_domains.items() if shares.rated]
    return [
        [pair_name(pair), *(share_in_words(shares, colour) for colour in RATED), str(shares.rated)]
        for pair, shares in sorted(rated, key=lambda one: -one[1].rated)
    ]


def pair_name(pair: tuple[Domain, Domain]) -> str:
    one, other = map(label, pair)
    return _("within {domain}", domain=one) if pair[0] is pair[1] else f"{one} – {other}"


def share_in_words(shares: Shares, colour: LineColour) -> str:
    return f"{percentage(shares.share(colour))} ({shares.counts[colour]})"


def strong(figures: Figures, names: dict[str, str]) -> MapFinding:
    texts = [f"{names[party]} ({count})" for party, count in figures.strong_lines.items() if count]
    return MapFinding(
        "strong",
        _("Who has the most strong lines"),
        _("Strong lines per party: {parties}.", parties=list_some(texts)) if texts else _("No line is strong yet."),
        _(
            "They may know what makes cooperation work: ask them. "
            "Many lines are not better than few: it also takes time to keep them up."
        ),
    )


def connectors(figures: Figures, names: dict[str, str]) -> MapFinding:
    bridges = [names[party] for party, score in list(figures.betweenness.items())[:3] if score > 0]
    cut = [names[party] for party in figures.cut_points]
    seen = (
        _("On the shortest way between others are mostly: {parties}.", parties=list_some(bridges))
        if bridges
        else _("Nobody stands between others.")
    )
    apart = (
        _("Without one of these, a part of the network would come loose: {parties}.", parties=list_some(cut))
        if cut
        else _("No single party can leave and break the network in parts.")
    )
    return MapFinding(
        "connectors",
        _("Who holds the network together"),
        f"{seen} {apart}",
        _(
            "The network may lean on them: what if that one colleague leaves? "
            "It does not say that they are the most important, or that they should be in charge."
        ),
    )


def alone(figures: Figures, names: dict[str, str]) -> MapFinding:
    parties = [names[party] for party in figures.alone]
    return MapFinding(
        "alone",
        _("Who stands alone"),
        _("No working line yet: {parties}.", parties=list_some(parties))
        if parties
        else _("Everybody has at least one line that works."),
        _(
            "They may be missed, or nobody at the table knows them well enough. "
            "It can also mean that their lines were not drawn yet."
        ),
    )


def missing(figures: Figures, names: dict[str, str]) -> MapFinding:
    texts = [f"{names[line.one]} – {names[line.other]}" for line in figures.missing]
    seen = ngettext(
        "{count} line is wanted but barely exists: {lines}.",
        "{count} lines are wanted but barely exist: {lines}.",
        len(texts),
        lines=list_some(texts),
    )
    return MapFinding(
        "missing",
        _("Wanted, but barely exists"),
        seen if texts else _("Every line that is wanted is there, at least a little."),
        _(
            "Here a first talk may gain the most. "
            "Not every red line has to turn green: choose together which one the household would notice."
        ),
    )
