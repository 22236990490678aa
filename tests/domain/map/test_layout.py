import math
import time
from dataclasses import replace
from itertools import combinations

import pytest

from kompas.domain.map.drawing import HOUSEHOLD, Drawing, Origin
from kompas.domain.map.label_places import box_of, scale_for, wrap_name
from kompas.domain.map.layout import BANDS, HALF_HEIGHT, HALF_WIDTH, PartyPlace, lay_out
from kompas.enums import Ring
from tests.domain.map.drawings import large, line, party


def placed(shown: Drawing, places: dict[str, PartyPlace]) -> Drawing:
    return replace(shown, parties=tuple(replace(one, x=places[one.id].x, y=places[one.id].y) for one in shown.parties))


def overlaps(shown: Drawing, places: dict[str, PartyPlace]) -> list[tuple[str, str]]:
    boxes = {one.id: box_of(one.name, scale_for(len(shown.parties))) for one in shown.parties}
    return [
        (one.id, other.id)
        for one, other in combinations(shown.parties, 2)
        if abs(places[one.id].x - places[other.id].x) < boxes[one.id].half_width + boxes[other.id].half_width
        and places[one.id].y + boxes[one.id].below > places[other.id].y - boxes[other.id].above
        and places[other.id].y + boxes[other.id].below > places[one.id].y - boxes[one.id].above
    ]


def ring_of(place: PartyPlace) -> Ring:
    distance = math.hypot(place.x / HALF_WIDTH, place.y / HALF_HEIGHT)
    return next(ring for ring, (low, high) in BANDS.items() if low <= distance < high)


@pytest.mark.parametrize(("parties", "lines"), [(1, 0), (18, 45), (35, 90), (60, 300), (60, 0)])
def test_everybody_gets_a_place_in_the_own_ring_and_no_name_lies_over_another(parties: int, lines: int) -> None:
    shown = large(parties, lines)
    places = lay_out(shown)
    assert overlaps(shown, places) == []
    assert {one.id: ring_of(places[one.id]) for one in shown.parties} == {one.id: one.ring for one in shown.parties}


def test_an_empty_map_has_no_places() -> None:
    assert lay_out(Drawing()) == {}


def test_the_same_map_is_laid_out_the_same() -> None:
    assert lay_out(large()) == lay_out(large())


def test_an_added_party_leaves_the_others_where_they_are() -> None:
    before = placed(large(30, 60), lay_out(large(30, 60)))
    after = Drawing((*before.parties, party("new", ring=Ring.OUTER)), (*before.lines, line("new", "3")))
    places = lay_out(after)
    assert [places[one.id] for one in before.parties] == [PartyPlace(one.x or 0, one.y or 0) for one in before.parties]
    assert overlaps(after, {**places}) == []


def test_an_added_party_comes_near_those_it_works_with() -> None:
    corner = party("corner", ring=Ring.OUTER, x=-700.0, y=-300.0)
    far = party("far", ring=Ring.OUTER, x=700.0, y=300.0)
    places = lay_out(Drawing((corner, far, party("new", ring=Ring.OUTER)), (line("corner", "new"),)))
    assert math.dist((places["new"].x, places["new"].y), (-700, -300)) < 500


def test_laying_out_anew_moves_all_but_those_placed_by_hand() -> None:
    shown = placed(large(20, 40), lay_out(large(20, 40)))
    by_hand = replace(shown.parties[0], x=-611.0, y=207.0, hand_placed=True)
    elsewhere = tuple(replace(one, x=0.0, y=0.0) for one in shown.parties[1:])
    places = lay_out(replace(shown, parties=(by_hand, *elsewhere)), anew=True)
    assert places[by_hand.id] == PartyPlace(-611.0, 207.0)
    assert PartyPlace(0.0, 0.0) not in [places[one.id] for one in elsewhere[1:]]
    assert len({(place.x, place.y) for place in places.values()}) == 20


def test_the_household_stands_in_the_middle_unless_somebody_put_it_elsewhere() -> None:
    heart = party("home", ring=Ring.CORE, lineage=(Origin(HOUSEHOLD),))
    others = placed(large(20, 40), lay_out(large(20, 40))).parties
    assert lay_out(Drawing((*large(40).parties, heart)))["home"] == PartyPlace(0.0, 0.0)
    moved = replace(heart, x=300.0, y=100.0)
    assert lay_out(Drawing((*others, moved)))["home"] == PartyPlace(300.0, 100.0)
    assert lay_out(Drawing((*large(20).parties, moved)), anew=True)["home"] == PartyPlace(0.0, 0.0)
    by_hand = replace(moved, hand_placed=True)
    assert lay_out(Drawing((*others, by_hand)), anew=True)["home"] == PartyPlace(300.0, 100.0)


def test_a_full_core_spills_over_rather_than_lying_over_each_other() -> None:
    crowd = Drawing(
        tuple(party(str(number), name="Raad voor de Kinderbescherming", ring=Ring.CORE) for number in range(45))
    )
    assert overlaps(crowd, lay_out(crowd)) == []


def test_sixty_parties_and_three_hundred_lines_within_half_a_second() -> None:
    lay_out(large(10, 10))
    started = time.perf_counter()
    lay_out(large(60, 300))
    assert time.perf_counter() - started < 0.5


def test_a_long_name_stands_in_at_most_three_lines() -> None:
    assert wrap_name("GGZ") == ["GGZ"]
    assert wrap_name("Raad voor de Kinderbescherming") == ["Raad voor de", "Kinderbescherming"]
    assert len(wrap_name("Stichting voor de opvang van vrouwen, mannen en kinderen in de regio")) == 3
    assert all(len(one) <= 20 for one in wrap_name("Een heel lang woord: " + "a" * 90))
