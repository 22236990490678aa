from hypothesis import given
from hypothesis import strategies as st

from kompas.domain.core.small_groups import FEWEST_IN_A_GROUP, Breakdown, is_tellable, protect_groups

groups = st.dictionaries(st.text(min_size=1, max_size=4), st.integers(0, 9), max_size=9)


@given(groups)
def test_no_group_that_is_named_is_small(given_groups: dict[str, int]) -> None:
    assert all(people >= FEWEST_IN_A_GROUP for people in protect_groups(given_groups).named.values())


@given(groups)
def test_what_is_named_is_true_and_in_order(given_groups: dict[str, int]) -> None:
    named = protect_groups(given_groups).named
    assert list(named.items()) == [item for item in given_groups.items() if item[0] in named]


@given(groups)
def test_nobody_is_counted_twice_or_lost(given_groups: dict[str, int]) -> None:
    found = protect_groups(given_groups)
    assert sum(found.named.values()) + found.others == (sum(given_groups.values()) if found.named else 0)


@given(groups)
def test_subtracting_leaves_several_groups_of_enough_people_or_none(given_groups: dict[str, int]) -> None:
    """What is left of the total besides the named groups is never one group alone, nor one or two people."""
    found = protect_groups(given_groups)
    left = {name: people for name, people in given_groups.items() if people and name not in found.named}
    if found.named and left:
        assert len(left) >= 2
        assert sum(left.values()) == found.others >= FEWEST_IN_A_GROUP


@given(groups)
def test_no_more_is_taken_together_than_needed(given_groups: dict[str, int]) -> None:
    """When every group is large enough all are named."""
    if all(people == 0 or people >= FEWEST_IN_A_GROUP for people in given_groups.values()):
        assert protect_groups(given_groups).named == {name: people for name, people in given_groups.items() if people}


def test_single_small_group_takes_the_smallest_other_with_it() -> None:
    assert protect_groups({"wijkteam": 5, "politie": 1, "ggz": 4}) == Breakdown({"wijkteam": 5}, others=5)


def test_two_small_groups_of_two_people_in_all_take_another_with_them() -> None:
    assert protect_groups({"a": 1, "b": 1, "c": 3, "d": 6}) == Breakdown({"d": 6}, others=5)


def test_nothing_is_told_when_every_group_is_small() -> None:
    assert protect_groups({"a": 1, "b": 2, "c": 2}) == protect_groups({}) == Breakdown({})


@given(st.integers(0, 9), st.integers(0, 9))
def test_number_is_told_when_it_and_the_rest_are_nobody_or_enough(count: int, rest: int) -> None:
    assert is_tellable(count, count + rest) == ({count, rest} & {1, 2} == set())
