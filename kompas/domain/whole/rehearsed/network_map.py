"""Parties, ratings, lines and notes on the network map."""

from kompas.domain.map.lines import line_between
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.journey import MOST_NOTES, WRITING
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.enums import LineColour
from kompas.events.map.lines import DrawLine, ExplainLine
from kompas.events.map.parties import AddParty, LayOutMap
from kompas.events.map.ratings import RateCooperation, RevealRatings, SpeakFor
from kompas.events.wall.notes import PostNote


def add_parties(play: Play) -> None:
    for number, (when, one) in enumerate(spread(texts.network()["parties"], 0.05, 0.7)):
        fields = {name: value for name, value in one.items() if name != "key"}
        play.do(when, f"party {one['key']}", AddParty, play.person(number), warned="kept", **fields)
    play.do(0.8, "lay out", LayOutMap)


def rate(play: Play) -> None:
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


def draw_lines(play: Play) -> None:
    keys = play.keys()
    lines = [line for line in texts.network()["lines"] if line[0] in keys and line[1] in keys]
    for number, (when, (one, other, colour, *reason)) in enumerate(spread(lines, 0.05, 0.8)):
        ends = {"one_id": keys[one], "other_id": keys[other], "colour": colour}
        play.do(when, f"line {one} {other}", DrawLine, play.person(number), **ends)
        line = line_between(play.session, play.facilitator.workshop, keys[one], keys[other])
        if line is not None and reason:
            play.do(when, f"reason {one} {other}", ExplainLine, line_id=line.id, reason=reason[0], warned="kept")
    play.do(0.9, "lay out", LayOutMap)


def reflect(play: Play) -> None:
    """Notes with the parties they are about."""
    parties = list(play.keys().values())
    notes = list(texts.out_of_stock(play.step.content.get("kinds", [])))[:MOST_NOTES]
    for number, (when, fields) in enumerate(spread(notes, 0, WRITING)):
        about = {"party_id": parties[number * 5 % len(parties)]} if parties else {}
        post = {"step_id": play.step.id, "warned": "kept", **fields, **about}
        play.do(when, f"note {number}", PostNote, play.person(number * 3), **post)
