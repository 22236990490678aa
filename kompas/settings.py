"""Settings from the environment, prefix KOMPAS_. A wrong value stops the start with one clear line."""

import os
import re
from functools import cache
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).parent.parent


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="KOMPAS_", frozen=True)

    database_url: str = f"sqlite:///{ROOT / 'data' / 'kompas.db'}"
    """SQLAlchemy address: sqlite:///… or postgresql+psycopg://…"""
    facilitator_key: str | None = None
    """When set, creating a workshop asks for it; unset, everyone who reaches the server may."""
    public_url: str | None = None
    """The address people type, when it differs from the one the facilitator's browser uses."""
    security_contact: str | None = None
    """Whom to tell of a weakness, for /.well-known/security.txt; unset, there is no such page."""
    language: Literal["nl", "en"] = "nl"
    """Language of a browser that has not chosen one."""
    lexicon_dir: Path | None = None
    """Folder with an organisation's own additions to the lexicon; unset, facilitation_scripts/lexicon."""
    scripts_dir: Path | None = None
    """An organisation's own scripts, beside ours; the script editor saves there."""
    design_tokens: Path | None = None
    """An organisation's own colours and letters, by the names of NL Design System (docs/design-tokens.md)."""
    seat_idle_days: int = Field(default=30, ge=1, le=3650)
    """After so many days without use a facilitator's browser, or a network's, has to enter its code again."""
    seat_days: int = Field(default=180, ge=1, le=3650)
    """The same after so many days in any case."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    sso_issuer: str | None = None
    """Address of the OpenID Connect provider; setting it turns single sign-on on (docs/sign-on.md)."""
    sso_client_id: str | None = None
    sso_client_secret: str | None = None
    sso_email_domains: str | None = None
    """Only accounts with an e-mail address of one of these, with commas in between."""
    sso_role: str | None = None
    """Only accounts that have this among the values of the claim below."""
    sso_role_claim: str = "roles"
    sso_allow_codes: bool = False
    """Whether the facilitator code alone still opens a workshop or network."""
    sso_hours: int = Field(default=12, ge=1, le=720)
    """How long a browser stays signed on."""

    @field_validator("database_url")
    @classmethod
    def is_a_database_we_speak(cls, value: str) -> str:
        if value.startswith("postgresql://"):
            value = value.replace("postgresql://", "postgresql+psycopg://", 1)
        if not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("expected sqlite:///path/to/file.db or postgresql+psycopg://user:password@host/name")
        return value

    @field_validator("lexicon_dir")
    @classmethod
    def is_a_folder(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_dir():
            raise ValueError("expected a folder that exists")
        return value

    @field_validator("design_tokens")
    @classmethod
    def is_a_file(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError("expected a file that exists")
        return value

    @field_validator("public_url")
    @classmethod
    def is_an_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("expected an address that begins with http:// or https://")
        return value.rstrip("/") if value else None

    @field_validator("security_contact")
    @classmethod
    def is_a_contact(cls, value: str | None) -> str | None:
        if value is not None and re.fullmatch(r"(mailto:|https://|tel:)[!-~]+", value) is None:
            raise ValueError("expected an address that begins with mailto:, https:// or tel:")
        return value

    @field_validator("facilitator_key")
    @classmethod
    def is_hard_to_guess(cls, value: str | None) -> str | None:
        if value is not None and len(value) < 8:
            raise ValueError("expected at least 8 characters; leave it out to let everyone create workshops")
        return value

    @field_validator("sso_issuer")
    @classmethod
    def is_an_issuer(cls, value: str | None) -> str | None:
        if value is not None and (not is_safe(value) or "/.well-known/" in value):
            raise ValueError(
                "expected the provider's address with https://, as it names itself, without /.well-known/…"
            )
        return value

    @field_validator("sso_email_domains")
    @classmethod
    def are_domains(cls, value: str | None) -> str | None:
        """A value with nothing in it would let everybody in."""
        if value is not None and not all("." in one.strip() for one in value.split(",")):
            raise ValueError("expected domains with commas in between, such as gemeente.nl, veiligthuis.nl")
        return value

    @field_validator("sso_role")
    @classmethod
    def is_a_role(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise ValueError("expected the name of a role or group; leave it out to ask for none")
        return value

    @model_validator(mode="after")
    def has_all_of_sign_on(self) -> Self:
        given = sorted(name for name in self.model_fields_set if name.startswith("sso_"))
        if self.sso_issuer is None and given:
            raise ValueError(f"KOMPAS_{given[0].upper()} does nothing without KOMPAS_SSO_ISSUER; set that too")
        for name in ("sso_client_id", "sso_client_secret", "public_url") if self.sso_issuer else ():
            if not getattr(self, name):
                raise ValueError(f"KOMPAS_SSO_ISSUER needs KOMPAS_{name.upper()} too; see docs/sign-on.md")
        if self.sso_issuer and not is_safe(self.public_url or ""):
            raise ValueError("KOMPAS_SSO_ISSUER needs KOMPAS_PUBLIC_URL to begin with https://")
        return self

    @property
    def email_domains(self) -> tuple[str, ...]:
        split = (self.sso_email_domains or "").split(",")
        return tuple(one.strip().removeprefix("@").casefold() for one in split if one.strip())


def is_safe(address: str) -> bool:
    """Whether what goes there cannot be read on the way: https, or this very machine."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1", "::1"})
    )


class SettingsError(SystemExit):
    """Stops the start; the message names the variables, never their values (they may be secret)."""


def check_names() -> None:
    known = {f"KOMPAS_{name.upper()}" for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith("KOMPAS_") and name not in known)
    if unknown:
        raise SettingsError(f"Kompas: unknown setting {unknown[0]}; known are {', '.join(sorted(known))}")


@cache
def get_settings() -> Settings:
    check_names()
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        about = f"wrong value for KOMPAS_{str(first['loc'][0]).upper()}: " if first["loc"] else ""
        raise SettingsError(f"Kompas: {about}{first['msg'].removeprefix('Value error, ')}") from None
