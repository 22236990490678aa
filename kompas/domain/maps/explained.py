"""The figures of a map in sentences: what is seen, what it may mean, and what it does not say."""

from dataclasses import dataclass

from kompas.domain.maps.drawing import Drawing
from kompas.domain.maps.figures import Figures
from kompas.enums import LineColour
from kompas.i18n import translate, translate_count
from kompas.labels import label

_ = translate
ngettext = translate_count
SHOWN = 5
"""How many parties or lines a sentence names before it says "and more"."""


@dataclass(frozen=True)
class Finding:
    """One figure: a heading, what is seen, and how to read it."""

    key: str
    title: str
    seen: str
    reading: str


def findings_of(drawing: Drawing, figures: Figures) -> list[Finding]:
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


def listed(texts: list[str]) -> str:
    if len(texts) <= SHOWN:
        return ", ".join(texts)
    return _("{first} and {count} more", first=", ".join(texts[:SHOWN]), count=len(texts) - SHOWN)


def colours(figures: Figures) -> Finding:
    shares = figures.shares
    return Finding(
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


def domains(figures: Figures) -> Finding:
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
    return Finding(
        "domains",
        _("Between which domains it is red"),
        _("Red lines run between: {pairs}.", pairs=listed(texts)) if texts else _("No line between domains is red."),
        _(
            "This may show where worlds do not find each other yet. It does not say who should move: "
            "with few lines one difficult contact already weighs heavily."
        ),
    )


def strong(figures: Figures, names: dict[str, str]) -> Finding:
    texts = [f"{names[party]} ({count})" for party, count in figures.strong_lines.items() if count]
    return Finding(
        "strong",
        _("Who has the most strong lines"),
        _("Strong lines per party: {parties}.", parties=listed(texts)) if texts else _("No line is strong yet."),
        _(
            "They may know what makes cooperation work: ask them. "
            "Many lines are not better than few: it also takes time to keep them up."
        ),
    )


def connectors(figures: Figures, names: dict[str, str]) -> Finding:
    bridges = [names[party] for party, score in list(figures.betweenness.items())[:3] if score > 0]
    cut = [names[party] for party in figures.cut_points]
    seen = (
        _("On the shortest way between others are mostly: {parties}.", parties=listed(bridges))
        if bridges
        else _("Nobody stands between others.")
    )
    apart = (
        _("Without one of these, a part of the network would come loose: {parties}.", parties=listed(cut))
        if cut
        else _("No single party can leave and break the network in parts.")
    )
    return Finding(
        "connectors",
        _("Who holds the network together"),
        f"{seen} {apart}",
        _(
            "The network may lean on them: what if that one colleague leaves? "
            "It does not say that they are the most important, or that they should be in charge."
        ),
    )


def alone(figures: Figures, names: dict[str, str]) -> Finding:
    parties = [names[party] for party in figures.alone]
    return Finding(
        "alone",
        _("Who stands alone"),
        _("No working line yet: {parties}.", parties=listed(parties))
        if parties
        else _("Everybody has at least one line that works."),
        _(
            "They may be missed, or nobody at the table knows them well enough. "
            "It can also mean that their lines were not drawn yet."
        ),
    )


def missing(figures: Figures, names: dict[str, str]) -> Finding:
    texts = [f"{names[line.one]} – {names[line.other]}" for line in figures.missing]
    seen = ngettext(
        "{count} line is wanted but hardly there: {lines}.",
        "{count} lines are wanted but hardly there: {lines}.",
        len(texts),
        lines=listed(texts),
    )
    return Finding(
        "missing",
        _("Wanted, but hardly there"),
        seen if texts else _("Every line that is wanted is there, at least a little."),
        _(
            "Here a first talk may gain the most. "
            "Not every red line has to turn green: choose together which one the household would notice."
        ),
    )
