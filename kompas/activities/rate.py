"""Everybody rates the cooperation of their own party in private; then the map shows where views differ."""

from kompas.activities.map_ import WORKSPACE
from kompas.activity import Activity, Part
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.enums import LineColour
from kompas.events.map.ratings import RateCooperation, RevealRatings, SpeakFor
from kompas.i18n import N_

REVEALED = "ratings_shown"


def rehearse(play: Play) -> None:
    """Each speaks for a party; the second who rates a pair sees it a little darker now and then."""
    keys = play.keys()
    parties = [one["key"] for one in texts.network()["parties"] if one["key"] in keys][: len(play.people)]
    lines = [line for line in texts.network()["lines"] if line[0] in keys and line[1] in keys]
    for number, (when, (party, person)) in enumerate(spread(list(zip(parties, play.people, strict=False)), 0.1, 0.7)):
        play.do(when, f"speak {party}", SpeakFor, person, party_id=keys[party])
        for one, other, colour, *_reason in lines:
            if party in (one, other):
                seen = LineColour.HARDLY if party == other and number % 3 == 2 else colour
                pair = {"party_id": keys[party], "other_id": keys[other if party == one else one], "colour": seen}
                play.do(when, f"rate {party} {one} {other}", RateCooperation, person, **pair)
    play.do(0.85, "reveal", RevealRatings)


ACTIVITY = Activity(
    name="rate",
    label=N_("Network map: how each sees it"),
    order=90,
    comes_for_participant=N_(
        "Here each chooses a party to speak for, and colours in private how it works with the others."
    ),
    comes_on_screen=N_("Here is how many have chosen; what they chose stays secret."),
    map_on_screen=REVEALED,
    workspace=(Part("rate"), *WORKSPACE),
    screen=(Part("rate"), Part("map", lambda session, scene: {"after": REVEALED})),
    participant=(Part("rate"),),
    rehearse=rehearse,
    chapters=("NetworkMap",),
)
