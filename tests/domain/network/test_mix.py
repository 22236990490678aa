"""What the mix of members misses: each rule where it speaks, and where it is silent."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kompas.domain.network.mix import BEYOND, ORIGINS, Mix, gaps_of
from kompas.domain.network.organisation_kinds import WORDS, kind_named
from kompas.domain.network.tasks import GROUPS, LEADING
from kompas.enums import NetworkTask, OrganisationKind
from kompas.i18n import set_language
from kompas.models import NetworkMember
from tests.domain.network.people import member

TODAY = date(2026, 11, 30)
SIDES = {"adult_care": True, "youth_care": True}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language(None)


def whole() -> list[NetworkMember]:
    """A network in which nothing is missing: seven in the core group, and every other kind in a ring around it."""
    core: list[dict[str, Any]] = [
        {"kind": "municipality", "level": "board", "function": "chair", "independent": True, "influence": "decides"},
        {"kind": "certified", "level": "execution"},
        {"kind": "local_team", "level": "execution"},
        {"kind": "veilig_thuis", "level": "policy"},
        {"kind": "mental_health", **SIDES},
        {"kind": "addiction", **SIDES},
        {"kind": "other", "expert_by_experience": True},
    ]
    around: list[dict[str, Any]] = [
        {"kind": "child_protection", "ring": "project"},
        {"kind": "lvb", "ring": "project", **SIDES},
        {"kind": "debt_help", "ring": "outer"},
        {"kind": "social_base", "ring": "outer"},
    ]
    return [
        member(f"Lid {number}", organisation=f"Organisatie {number}", **changes)
        for number, changes in enumerate([*core, *around])
    ]


def keys(members: list[NetworkMember], **more: Any) -> list[str]:
    found = gaps_of(Mix(members, **{"power_talked_about": TODAY, **more}), TODAY)
    assert all(gap.seen and gap.why and gap.could for gap in found)
    return [gap.key for gap in found]


def without(members: list[NetworkMember], **changes: Any) -> list[NetworkMember]:
    """Everybody with these values instead."""
    for one in members:
        for key, value in changes.items():
            setattr(one, key, value)
    return members


def test_nothing_is_missing_where_all_is_there() -> None:
    assert keys(whole()) == []


def test_network_without_members_gets_no_advice() -> None:
    assert keys([], power_talked_about=None) == []


def drop(members: list[NetworkMember], *kinds: str) -> list[NetworkMember]:
    return [one for one in members if one.kind is None or one.kind.value not in kinds]


@pytest.mark.parametrize(
    ("missing", "members"),
    [
        ("core_none", without(whole()[7:], ring="outer")),
        ("core_small", [*whole()[:4], *whole()[7:]]),
        ("core_large", [*whole(), member("Acht", kind="other", organisation="Acht")]),
        ("no_project", [one for one in whole() if one.ring != "project"]),
        ("no_outer", [one for one in whole() if one.ring != "outer"]),
        ("kind_unknown", [*whole(), member("Acht", ring="outer")]),
        ("origins", drop(whole(), "child_protection")),
        ("beyond", drop(whole(), "debt_help")),
        ("levels", [one for one in whole() if one.level != "board"]),
        ("levels_core", [*drop(whole(), "municipality"), member("Bestuur", kind="other", level="board", ring="outer")]),
        ("experts", without(whole(), expert_by_experience=False)),
        (
            "experts_core",
            [
                *without(whole(), expert_by_experience=False),
                member("Ervaren", kind="other", expert_by_experience=True, ring="outer"),
            ],
        ),
        ("care", without(whole(), youth_care=False)),
        ("care", without(whole(), adult_care=False, youth_care=False)),
        ("chair", without(whole(), function=None)),
        ("chair_independent", without(whole(), independent=False)),
        ("influence", without(whole(), influence=None)),
        ("influence", without(whole(), influence="little")),
        (
            "influence_little",
            [
                *whole()[:6],
                member("Weinig", kind="other", influence="little", expert_by_experience=True, organisation="Stichting"),
                *whole()[7:],
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_missing_is_said(missing: str, members: list[NetworkMember]) -> None:
    assert missing in keys(members)


def test_core_of_few_kinds_is_told_who_else_is_in_the_network() -> None:
    members = whole()
    for one in members[3:6]:
        one.ring = "project"  # type: ignore[assignment]
    found = gaps_of(Mix(members, {}, TODAY), TODAY)
    seen = next(gap.seen for gap in found if gap.key == "origins_core")
    assert "Veilig Thuis" in seen
    assert "municipality" not in seen


@pytest.mark.parametrize("count", range(9))
def test_five_to_seven_people_form_a_core_group(count: int) -> None:
    members = [member(f"Lid {number}") for number in range(count)] + [member("Buiten", ring="outer")]
    of_size = {"core_none", "core_small", "core_large"} & set(keys(members))
    assert of_size == (
        {"core_none"} if not count else {"core_small"} if count < 5 else {"core_large"} if count > 7 else set()
    )


def test_kinds_of_the_method_are_all_asked_for() -> None:
    assert (len(ORIGINS), len(BEYOND)) == (8, 5)
    for kind in {*ORIGINS, *BEYOND}:
        gap = next(
            gap
            for gap in gaps_of(Mix(drop(whole(), kind.value, "local_team")), TODAY)
            if gap.key in ("origins", "beyond")
        )
        assert gap.seen


def test_local_team_is_of_the_social_base() -> None:
    assert "beyond" not in keys(drop(whole(), "social_base"))
    assert "beyond" in keys(drop(whole(), "social_base", "local_team"))


@pytest.mark.parametrize(
    ("day", "found"),
    [(None, ["power"]), (date(2025, 11, 29), ["power_again"]), (date(2025, 11, 30), []), (TODAY, [])],
)
def test_talk_about_power_is_asked_for_again_after_a_year(day: date | None, found: list[str]) -> None:
    assert keys(whole(), power_talked_about=day) == found


def test_groups_have_the_tasks_of_the_method() -> None:
    assert {group.key: len(group.tasks) for group in GROUPS} == {
        "core": 4,
        "project": 3,
        "outer": 2,
        "chair": 4,
        "leadership": 3,
    }
    assert sorted(task for group in GROUPS for task in group.tasks) == sorted(NetworkTask)
    assert len(LEADING) == 11


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ([0, 1, 3], []),
        ([0, 0, 0], ["one_organisation", "one_level"]),
        ([1, 2, 1], ["one_level"]),
        ([0, 0], []),
    ],
)
def test_leading_that_lies_in_one_place_is_told(people: list[int], found: list[str]) -> None:
    members = whole()
    led = sorted(LEADING)
    holders = {task: [members[people[led.index(task)]]] if led.index(task) < len(people) else [] for task in led}
    assert keys(members, holders=holders) == ["tasks_free", *found]


def test_every_task_that_somebody_does_is_not_told() -> None:
    members = whole()
    assert keys(members, holders={task: [members[0], members[1], members[3]] for task in NetworkTask}) == []


@pytest.mark.parametrize(
    ("organisation", "kind"),
    [
        ("Gemeente Waterrijk", OrganisationKind.MUNICIPALITY),
        ("Jeugdbescherming Regio Waterrijk", OrganisationKind.CERTIFIED),
        ("Wijkteam Noord", OrganisationKind.LOCAL_TEAM),
        ("Veilig Thuis Waterrijk", OrganisationKind.VEILIG_THUIS),
        ("Raad voor de Kinderbescherming", OrganisationKind.CHILD_PROTECTION),
        ("GGZ Waterland", OrganisationKind.MENTAL_HEALTH),
        ("LVB-zorg De Brug", OrganisationKind.LVB),
        ("Verslavingszorg West", OrganisationKind.ADDICTION),
        ("Kredietbank", OrganisationKind.DEBT_HELP),
        ("Welzijn Waterrijk", OrganisationKind.SOCIAL_BASE),
        ("Politie", None),
        ("Wijkteam van de gemeente", None),
        ("", None),
    ],
)
def test_name_of_an_organisation_tells_its_kind(organisation: str, kind: OrganisationKind | None) -> None:
    assert kind_named(organisation) is kind


def test_every_kind_but_another_has_words() -> None:
    assert set(OrganisationKind) - set(WORDS) == {OrganisationKind.OTHER}
