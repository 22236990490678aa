"""Settings from the environment, prefix KOMPAS_. A wrong value stops the start with one clear line."""

import os
import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import ValidationError, field_validator
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
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

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
        name = f"KOMPAS_{str(first['loc'][0]).upper()}"
        raise SettingsError(f"Kompas: wrong value for {name}: {first['msg'].removeprefix('Value error, ')}") from None
