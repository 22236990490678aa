import contextvars
import gettext

import pytest

from kompas.enums import CaseMode, Domain, LineChange, NoteKind, Perspective, Priority, Role, WorkshopStatus
from kompas.errors import Conflict, Invalid, KompasError, NotAllowed, NotFound, TooManyTries
from kompas.i18n import DEFAULT_LANGUAGE, LANGUAGES, catalogue, current_language, mark, set_language, translate_count
from kompas.i18n import translate as _
from kompas.labels import NAMES, label

SHOWN_LISTS = (CaseMode, Domain, NoteKind, Perspective, Priority, Role, WorkshopStatus)


@pytest.mark.parametrize(
    ("wanted", "expected"), [("en", "en"), ("nl", "nl"), (None, "nl"), ("fr", "nl"), ("", "nl"), ([], "nl")]
)
def test_language_is_one_we_speak(wanted: str | None, expected: str) -> None:
    assert set_language(wanted) == expected
    assert current_language() == expected


def test_dutch_is_the_default() -> None:
    assert contextvars.Context().run(current_language) == DEFAULT_LANGUAGE == "nl"


def test_language_of_one_request_leaves_another_alone() -> None:
    set_language("en")
    contextvars.copy_context().run(set_language, "nl")
    assert current_language() == "en"


def test_english_is_the_text_in_the_code() -> None:
    assert _("Wait {seconds} seconds", seconds=3) == "Wait 3 seconds"
    assert mark("Wait") == "Wait"


def test_braces_without_parameters_stay() -> None:
    assert _("{count} notes") == "{count} notes"


@pytest.mark.parametrize(("count", "expected"), [(0, "0 notes of Bo"), (1, "1 note of Bo"), (7, "7 notes of Bo")])
def test_count_chooses_the_plural(count: int, expected: str) -> None:
    assert translate_count("{count} note of {name}", "{count} notes of {name}", count, name="Bo") == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_of_every_language_loads(language: str) -> None:
    assert isinstance(catalogue(language), gettext.NullTranslations)


@pytest.mark.parametrize("members", SHOWN_LISTS)
def test_every_member_of_a_shown_list_has_words(members: type[Domain]) -> None:
    assert [member for member in members if member not in NAMES] == []


def test_label_speaks_english() -> None:
    assert label(NoteKind.GOOD) == "goes well"


def test_members_of_two_lists_with_the_same_value_keep_their_own_words() -> None:
    assert (label(NoteKind.BETTER), label(LineChange.BETTER)) == ("could be better", "became better")


def test_error_says_its_message_with_its_parameters() -> None:
    error = TooManyTries("Wait {seconds} seconds.", seconds=3)
    assert (str(error), error.message) == ("Wait 3 seconds.", "Wait {seconds} seconds.")


def test_errors_have_distinct_codes() -> None:
    codes = [error.code for error in (KompasError, NotAllowed, NotFound, Invalid, Conflict, TooManyTries)]
    assert len(set(codes)) == len(codes)
