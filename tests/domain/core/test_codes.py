import re

import pytest

from kompas.domain.core import codes
from kompas.domain.core.codes import (
    ALPHABET,
    hash_of_code,
    hash_of_secret,
    matches,
    new_facilitator_code,
    new_join_code,
    new_secret,
    normalise_code,
)

STORED = (
    "0123456789abcdef$061ccfc3ff9eac5d7c415b9155116ccba30e8de2c06da558792f730b1f75e9f0"
    "26f931db4739ee2fa567aac194e45b51c30f17c505dc53ac40d51ea26707cf6b"
)
LOOK_ALIKES = ("B8", "I1L", "O0", "S5", "Z2")


def test_alphabet_has_at_most_one_of_each_look_alike() -> None:
    assert [group for group in LOOK_ALIKES if sum(sign in ALPHABET for sign in group) > 1] == []
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_join_code_is_six_characters_of_the_alphabet() -> None:
    codes = {new_join_code() for _ in range(200)}
    assert {len(code) for code in codes} == {6}
    assert set("".join(codes)) <= set(ALPHABET)
    assert len(codes) == 200


def test_facilitator_code_has_three_groups_of_four() -> None:
    assert re.fullmatch(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{2}}", new_facilitator_code())


def test_normalised_forgives_case_spaces_and_dashes() -> None:
    assert normalise_code(" acd-efg ") == "ACDEFG"


def test_code_matches_its_hash_however_it_is_typed() -> None:
    stored = hash_of_code("ACDE-FGHJ-KMNP")
    assert matches("acde fghj kmnp", stored)
    assert not matches("ACDE-FGHJ-KMNQ", stored)


def test_hash_of_code_is_salted_and_tells_nothing() -> None:
    first, second = hash_of_code("ACDE-FGHJ-KMNP"), hash_of_code("ACDE-FGHJ-KMNP")
    assert first != second
    assert "ACDE" not in first


def test_secret_is_long_random_and_kept_as_a_hash() -> None:
    secret = new_secret()
    assert len(secret) >= 43
    assert secret != new_secret()
    assert hash_of_secret(secret) == hash_of_secret(secret)
    assert secret not in hash_of_secret(secret)


def test_code_that_was_stored_at_the_real_cost_still_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not matches("ACDE-FGHJ-KMNP", STORED)  # the tests have a cheap one
    monkeypatch.setattr(codes, "COST", 2**13)
    assert matches("ACDE-FGHJ-KMNP", STORED)
