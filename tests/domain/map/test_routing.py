"""How lines go round parties. `routes.json` holds the browser to the same: `tests/live/js/map_routing.test.js` reads it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kompas.domain.map.drawing import Drawing
from kompas.domain.map.label_places import FONT, LINE_HEIGHT, SHAPE, scale_for, wrap_name
from kompas.domain.map.layout import HALF_HEIGHT, HALF_WIDTH, PartyPlace, lay_out
from kompas.domain.map.routing import Curve, radius_of, route_lines
from tests.domain.map.drawings import large, line, party

GOLDEN = Path(__file__).parent / "routes.json"


def three_in_a_row(y: float = 0.0) -> Drawing:
    parties = [party(key, x=x, y=y) for key, x in (("a", -500.0), ("b", 0.0), ("c", 500.0))]
    return Drawing(tuple(parties), (line("a", "c"), line("a", "b")))


def routed(drawing: Drawing) -> dict[str, Curve]:
    return route_lines(drawing, {one.id: PartyPlace(one.x or 0, one.y or 0) for one in drawing.parties})


def nearest(curve: Curve, place: PartyPlace) -> float:
    spots = [curve.at(number / 200) for number in range(201)]
    return min(((spot.x - place.x) ** 2 + (spot.y - place.y) ** 2) ** 0.5 for spot in spots)


def test_a_line_goes_straight_where_nobody_stands_in_its_way() -> None:
    assert routed(three_in_a_row())["a-b"].control == PartyPlace(-250.0, 0.0)


@pytest.mark.parametrize("y", [-200.0, 0.0, 200.0])
def test_a_line_goes_round_who_stands_between_and_for_its_name_too(y: float) -> None:
    curve = routed(three_in_a_row(y))["a-c"]
    assert nearest(curve, PartyPlace(0, y)) >= radius_of(scale_for(3))
    assert curve.control.y < y  # the name hangs below


def test_lines_of_a_full_map_run_through_few_parties_that_they_have_nothing_to_do_with() -> None:
    """Sixty parties and three hundred lines: straight they would run through hundreds."""
    drawing = large(60, 300)
    places = lay_out(drawing)

    def through(curves: dict[str, Curve]) -> int:
        shape = SHAPE * scale_for(60)
        ends = {one.id: (one.one, one.other) for one in drawing.lines}
        return sum(
            nearest(curve, place) < shape
            for key, curve in curves.items()
            for identity, place in places.items()
            if identity not in ends[key]
        )

    routes = route_lines(drawing, places)
    middles = {key: replace(curve, control=curve_middle(curve)) for key, curve in routes.items()}
    assert through(middles) > 100
    assert through(routes) < 20


def curve_middle(curve: Curve) -> PartyPlace:
    return PartyPlace((curve.one.x + curve.other.x) / 2, (curve.one.y + curve.other.y) / 2)


def test_curves_stay_on_the_map() -> None:
    drawing = large(60, 300)
    for curve in route_lines(drawing, lay_out(drawing)).values():
        for number in range(21):
            spot = curve.at(number / 20)
            assert abs(spot.x) <= HALF_WIDTH
            assert abs(spot.y) <= HALF_HEIGHT


def test_the_same_map_is_routed_the_same_whatever_the_order_of_its_parties() -> None:
    drawing = large(30, 90)
    places = lay_out(drawing)
    assert route_lines(drawing, places) == route_lines(replace(drawing, parties=drawing.parties[::-1]), places)


def test_routes_are_those_that_the_browser_is_held_to() -> None:
    drawing = large(24, 70, seed=5)
    places = lay_out(drawing)
    told = {
        "style": {
            "width": HALF_WIDTH,
            "height": HALF_HEIGHT,
            "font": FONT,
            "shape": SHAPE,
            "line_height": LINE_HEIGHT,
        },
        "scale": scale_for(24),
        "parties": [
            {"id": one.id, "x": places[one.id].x, "y": places[one.id].y, "label": wrap_name(one.name)}
            for one in drawing.parties
        ],
        "lines": [
            {"one": one.one, "other": one.other, "control": [round(curve.control.x, 3), round(curve.control.y, 3)]}
            for one, curve in zip(drawing.lines, route_lines(drawing, places).values(), strict=True)
        ],
    }
    if not GOLDEN.exists():
        GOLDEN.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == told
