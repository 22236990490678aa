import re
from enum import StrEnum
from pathlib import Path

import pytest

from kompas import enums
from kompas.activity import activities
from kompas.i18n import LANGUAGES, set_language, translate
from kompas.labels import ICONS, NAMES, label

LISTS = [one for one in vars(enums).values() if isinstance(one, type) and issubclass(one, StrEnum) and list(one)]


def test_same_text_in_two_lists_is_not_the_same_member() -> None:
    """Otherwise one of them would get the other's label: "could be better" was "became better" once."""
    assert enums.NoteKind.BETTER.value == enums.LineChange.BETTER.value
    assert enums.NoteKind.BETTER != enums.LineChange.BETTER
    assert enums.NoteKind.BETTER == "better"
    assert [label(enums.NoteKind.BETTER), label(enums.LineChange.BETTER)] == ["could be better", "became better"]


@pytest.mark.parametrize("members", LISTS)
def test_every_label_is_of_its_own_list(members: type[StrEnum]) -> None:
    named = [member for member in members if member in NAMES]
    assert named in ([], list(members))
    assert all(type(key) is members for member in named for key in NAMES if key == member)


def test_everything_that_people_can_do_has_a_name_in_both_languages() -> None:
    for language in LANGUAGES:
        set_language(language)
        names = [translate(activity.label) for activity in activities().values()]
        assert len(set(names)) == len(activities())
        assert not set(activities()) & set(names)


def test_signs_of_the_kinds_are_those_of_the_browser() -> None:
    page = (Path(enums.__file__).parent / "live" / "assets" / "js" / "page.js").read_text(encoding="utf-8")
    (listed,) = re.findall(r"ICONS = \{(.*?)\}", page, re.DOTALL)
    assert dict(re.findall(r'(\w+): "(.)"', listed)) == {kind.value: sign for kind, sign in ICONS.items()}
