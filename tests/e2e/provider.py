"""A real OpenID Connect provider as a process of its own, with the people who have an account there."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Page, expect

from .people import button
from .server import LONGEST_START, free_port

DOMAIN = "waterrijk.example"
ANNA = {"sub": "anna", "name": "Anna de Vries", "email": f"anna@{DOMAIN}", "email_verified": True}
BO = {"sub": "bo", "name": "Bo Jansen", "email": f"bo@{DOMAIN}", "email_verified": True}
STRANGER = {"sub": "stranger", "name": "Vreemde Vogel", "email": "vogel@elders.example", "email_verified": True}


class Provider:
    def __init__(self, directory: Path) -> None:
        self.output = directory / "provider.log"
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(self.port), "--require-nonce"]
        for person in (ANNA, BO, STRANGER):
            command += ["--user-claims", json.dumps(person)]
        environment = os.environ | {"AUTHLIB_INSECURE_TRANSPORT": "1"}
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        limit = time.monotonic() + LONGEST_START
        while time.monotonic() < limit and self.process.poll() is None:
            if self.answers():
                return
            time.sleep(0.05)
        raise RuntimeError(f"the provider did not start:\n{self.output.read_text(encoding='utf-8')}")

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.issuer}/.well-known/openid-configuration", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=10)

    def settings(self, url: str, **more: str) -> dict[str, str]:
        """For a Kompas at this address."""
        return {
            "KOMPAS_PUBLIC_URL": url,
            "KOMPAS_SSO_ISSUER": self.issuer,
            "KOMPAS_SSO_CLIENT_ID": "kompas",
            "KOMPAS_SSO_CLIENT_SECRET": "a-secret-between-two",
            "KOMPAS_SSO_EMAIL_DOMAINS": DOMAIN,
            **more,
        }


@contextmanager
def providing(directory: Path) -> Iterator[Provider]:
    provider = Provider(directory)
    try:
        provider.start()
        yield provider
    finally:
        provider.stop()


def choose(page: Page, person: dict[str, object]) -> None:
    """On the provider's own page: which account."""
    expect(page.get_by_role("heading", name="Authorize Client")).to_be_visible()
    button(page, str(person["sub"])).click()


def deny(page: Page) -> None:
    button(page, "Deny").click()
