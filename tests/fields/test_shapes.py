from datetime import UTC, datetime

import pytest

from kompas.enums import Domain, MemberLevel
from kompas.errors import Invalid
from kompas.fields import Missing, fields_of
from kompas.i18n import set_language
from kompas.models import NetworkMemberCreate, ParticipantCreate, WorkshopCreate

MEMBER = {"name": "Bram", "organisation": "Ggd", "domain": "health", "level": "board", "ring": "core"}


def test_shape_has_its_own_types_of_what_its_fields_checked() -> None:
    shape = NetworkMemberCreate.model_validate(MEMBER | {"name": " Bram\n"})
    assert (shape.name, shape.domain, shape.level, shape.expert_by_experience) == (
        "Bram",
        Domain.HEALTH,
        MemberLevel.BOARD,
        False,
    )


def test_fields_of_a_shape_are_named_by_their_attributes() -> None:
    fields = fields_of(ParticipantCreate)
    assert list(fields) == ["name", "job_function", "organisation", "domain", "level", "expert_by_experience"]
    set_language("nl")
    assert [str(field.label) for field in fields.values()][:2] == ["Je naam", "Je functie"]


@pytest.mark.parametrize("empty", ["", "  ", "\x07", None])
def test_what_has_to_be_filled_in_is_missed(empty: str | None) -> None:
    with pytest.raises(Missing, match="“Name” has to be filled in"):
        NetworkMemberCreate.model_validate(MEMBER | {"name": empty})


def test_what_does_not_fit_is_refused_in_words() -> None:
    with pytest.raises(Invalid, match="“Organisation” is too long; at most 200 characters fit"):
        NetworkMemberCreate.model_validate(MEMBER | {"organisation": "x" * 201})
    with pytest.raises(Invalid, match="“Domain”: choose one"):
        NetworkMemberCreate.model_validate(MEMBER | {"domain": "ruimtevaart"})


def test_moment_keeps_its_zone() -> None:
    at = datetime(2026, 9, 15, 11, 30, tzinfo=UTC)
    assert WorkshopCreate(title="Klantreis", script_key="x", starts_at=at).starts_at == at
