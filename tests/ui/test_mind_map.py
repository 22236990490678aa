from textwrap import wrap

import pytest

from kompas.ui.mind_map import GAP, PADDING, WIDTH_OF_LETTER, columns_of
from kompas.ui.reflection import SHAPES


@pytest.mark.parametrize("use", SHAPES)
def test_no_words_of_the_mind_map_lie_over_others_or_beyond_the_edge(use: str) -> None:
    width, _height, size = SHAPES[use]
    letter = size * WIDTH_OF_LETTER
    columns = columns_of(width, ["Onze", "sterktes"], ["Ruimte en vertrouwen van de baas", "10 post-its"], size)
    lines = wrap("Ruimte en vertrouwen van de baas", columns.name_room)
    assert columns.theme >= len("sterktes") * letter / 2 + GAP
    assert columns.theme + max(map(len, lines)) * letter + PADDING <= columns.leaf
    assert columns.leaf + columns.leaf_room * letter * 0.88 <= width / 2
    assert min(columns.name_room, columns.leaf_room) >= 10
