"""What the sign-on service says of somebody, and whether that person may facilitate here.

Signature, audience and nonce have been checked by Authlib; who may come in is up to this server's settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from kompas.domain.core.codes import hash_of_secret
from kompas.errors import NotAllowed
from kompas.i18n import N_
from kompas.settings import get_settings

FRESH = timedelta(hours=1)
"""How long after it was issued an identity still signs a browser on; the browser may keep it for much longer."""
NOT_VALID = N_("You are not signed in. Sign in again, or ask the administrator of this server.")
NO_ADDRESS = N_(
    "Your account has no confirmed e-mail address, and this server asks for one. Sign in with another account, or ask the administrator of this server."
)
OTHER_DOMAIN = N_(
    "With this account you cannot facilitate here: only with an e-mail address of {domains}. Sign in with another account, or ask the administrator of this server."
)
NO_ROLE = N_(
    "With this account you cannot facilitate here yet. Ask the administrator of your organisation for access to Kompas, or sign in with another account."
)


@dataclass(frozen=True)
class Identity:
    """Who it is, as a hash that is always the same, and a hash of what the service said this time."""

    subject_hash: str
    identity_hash: str
    issued_at: datetime
    expires_at: datetime

    def is_fresh(self, at: datetime) -> bool:
        return at < self.expires_at and at < self.issued_at + FRESH


def identity_in(claims: Mapping[str, Any]) -> Identity:
    """Raises NotAllowed for who may not come in here, with what to do about it."""
    settings = get_settings()
    issuer, subject = claims.get("iss"), claims.get("sub")
    moments = [claims.get("iat"), claims.get("exp")]
    if same_issuer(issuer, settings.sso_issuer) is False or not subject or not all(is_moment(one) for one in moments):
        raise NotAllowed(NOT_VALID)
    demand_domain(claims, settings.email_domains)
    demand_role(claims, settings.sso_role, settings.sso_role_claim)
    issued, expires = (datetime.fromtimestamp(one, UTC) for one in moments if one is not None)
    said = f"{issuer}\n{subject}\n{claims.get('nonce')}\n{claims.get('iat')}"
    return Identity(hash_of_secret(f"{issuer}\n{subject}"), hash_of_secret(said), issued, expires)


def same_issuer(one: object, other: str | None) -> bool:
    return isinstance(one, str) and other is not None and one.rstrip("/") == other.rstrip("/")


def is_moment(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 2**33


def demand_domain(claims: Mapping[str, Any], domains: tuple[str, ...]) -> None:
    """Microsoft leaves `email_verified` out; who says that it is not confirmed is believed."""
    if not domains:
        return
    address = claims.get("email")
    name, _, domain = address.rpartition("@") if isinstance(address, str) else ("", "", "")
    if not name or claims.get("email_verified") is False:
        raise NotAllowed(NO_ADDRESS)
    if domain.casefold() not in domains:
        raise NotAllowed(OTHER_DOMAIN, domains=", ".join(domains))


def demand_role(claims: Mapping[str, Any], role: str | None, claim: str) -> None:
    told = claims.get(claim)
    if role is not None and role not in (told if isinstance(told, list) else [told]):
        raise NotAllowed(NO_ROLE)
