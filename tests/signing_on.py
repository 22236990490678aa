"""Single sign-on for tests without a provider: what it would say of somebody, and the settings that ask for it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from kompas.domain.workshop.sign_ons import sign_on
from kompas.models.core.columns import now
from kompas.settings import get_settings

ISSUER = "https://login.example/realm"
DOMAIN = "waterrijk.example"
SETTINGS = {
    "PUBLIC_URL": "https://kompas.example",
    "SSO_ISSUER": ISSUER,
    "SSO_CLIENT_ID": "kompas",
    "SSO_CLIENT_SECRET": "a-secret-between-two",
}
COUNT = iter(range(1_000_000))


def turn_on(monkeypatch: pytest.MonkeyPatch, **more: str) -> None:
    for name, value in {**SETTINGS, **more}.items():
        monkeypatch.setenv(f"KOMPAS_{name}", value)
    get_settings.cache_clear()


def claims(subject: str = "anna", **changes: Any) -> dict[str, Any]:
    """Another identity each time, as a provider gives."""
    at = now()
    told = {
        "iss": ISSUER,
        "sub": subject,
        "email": f"{subject}@{DOMAIN}",
        "nonce": f"nonce-{next(COUNT)}",
        "iat": int(at.timestamp()),
        "exp": int((at + timedelta(minutes=5)).timestamp()),
    }
    return {name: value for name, value in {**told, **changes}.items() if value is not None}


def signed_on(session: Session, secret: str, subject: str = "anna") -> str:
    """A browser on which somebody has signed on just now."""
    sign_on(session, secret, claims(subject))
    return secret
