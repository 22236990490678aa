"""Who may come in, of all whom the sign-on service knows."""

from datetime import timedelta
from typing import Any

import pytest

from kompas.domain.workshop.identities import NO_ADDRESS, NO_ROLE, NOT_VALID, OTHER_DOMAIN, identity_in
from kompas.errors import NotAllowed
from kompas.models.core.columns import now
from tests.signing_on import DOMAIN, ISSUER, claims, turn_on


@pytest.fixture(autouse=True)
def single_sign_on(monkeypatch: pytest.MonkeyPatch) -> None:
    turn_on(monkeypatch)


def refused(**changes: Any) -> NotAllowed:
    with pytest.raises(NotAllowed) as caught:
        identity_in(claims(**changes))
    return caught.value


def test_same_person_is_the_same_and_each_sign_on_another() -> None:
    first, second = identity_in(claims()), identity_in(claims())
    assert first.subject_hash == second.subject_hash
    assert first.identity_hash != second.identity_hash
    assert "anna" not in first.subject_hash


def test_same_subject_of_another_issuer_is_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    here = identity_in(claims()).subject_hash
    turn_on(monkeypatch, SSO_ISSUER="https://other.example")
    assert identity_in(claims(iss="https://other.example")).subject_hash != here


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"sub": None},
        {"sub": ""},
        {"exp": None},
        {"iat": "yesterday"},
        {"exp": True},
        {"iat": -1},
        {"exp": 1e30},
        {"exp": float("nan")},
    ],
)
def test_claims_that_say_too_little_are_refused(changes: dict[str, Any]) -> None:
    assert refused(**changes).message == NOT_VALID


def test_issuer_may_end_in_a_slash() -> None:
    assert identity_in(claims(iss=f"{ISSUER}/"))


def test_identity_signs_on_while_it_is_fresh_and_valid() -> None:
    identity, at = identity_in(claims(exp=int((now() + timedelta(days=1)).timestamp()))), now()
    assert identity.is_fresh(at)
    assert not identity.is_fresh(at + timedelta(hours=1))
    assert not identity_in(claims(exp=int(at.timestamp()) - 1)).is_fresh(at)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, None),
        ({"email": f"Anna@{DOMAIN.upper()}"}, None),
        ({"email": "anna@second.example", "email_verified": True}, None),
        ({"email": None}, NO_ADDRESS),
        ({"email": ["anna@waterrijk.example"]}, NO_ADDRESS),
        ({"email_verified": False}, NO_ADDRESS),
        ({"email": "anna@elders.example"}, OTHER_DOMAIN),
        ({"email": f"anna@not{DOMAIN}"}, OTHER_DOMAIN),
        ({"email": f"anna@{DOMAIN}.evil.example"}, OTHER_DOMAIN),
        ({"email": f"anna@{DOMAIN}@evil.example"}, OTHER_DOMAIN),
        ({"email": DOMAIN}, NO_ADDRESS),
    ],
)
def test_only_addresses_of_the_domains_come_in(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], message: str | None
) -> None:
    turn_on(monkeypatch, SSO_EMAIL_DOMAINS=f"{DOMAIN}, @second.example")
    if message is None:
        assert identity_in(claims(**changes))
    else:
        assert refused(**changes).message == message


@pytest.mark.parametrize(
    ("told", "comes_in"),
    [
        (["Kompas"], True),
        ("Kompas", True),
        (["Other", "Kompas"], True),
        (["kompas-not"], False),
        (None, False),
        ({}, False),
    ],
)
def test_only_who_has_the_role_comes_in(monkeypatch: pytest.MonkeyPatch, told: Any, comes_in: bool) -> None:
    turn_on(monkeypatch, SSO_ROLE="Kompas", SSO_ROLE_CLAIM="groups")
    if comes_in:
        assert identity_in(claims(groups=told))
    else:
        assert refused(groups=told).message == NO_ROLE
