"""The addresses people type and scan."""

import socket
from urllib.parse import urlsplit

import streamlit as st

from kompas.settings import get_settings

PAGES = {
    "start": "start.py",
    "join": "participate.py",
    "facilitate": "facilitate.py",
    "prepare": "prepare.py",
    "screen": "screen.py",
    "report": "report.py",
    "scripts": "scripts.py",
    "network": "network.py",
}
PATHS = {
    "start": "",
    "join": "meedoen",
    "facilitate": "begeleiden",
    "prepare": "voorbereiden",
    "screen": "scherm",
    "report": "verslag",
    "scripts": "draaiboeken",
    "network": "samenwerkingsverband",
}


LIGHT = "doe-mee"
"""The light page of participants (kompas/live/light)."""
LARGE = "groot"
"""In the address of who wants the page of participants that Streamlit draws."""


def base_address() -> str:
    """Where others reach this server: the setting, else the address in use, with this machine's own name for it
    when the facilitator sits at the server itself (nobody else can use "localhost")."""
    configured = get_settings().public_url
    if configured:
        return configured
    parts = urlsplit(st.context.url or "http://localhost:8501")
    host = parts.hostname or "localhost"
    if host in {"localhost", "127.0.0.1", "::1"}:
        host = own_network_address() or host
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}"


def own_network_address() -> str | None:
    """This machine's address on its network; connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return None


def join_address(code: str) -> str:
    return f"{base_address()}/{LIGHT}/{code}"


def large_address(code: str) -> str:
    return f"/{PATHS['join']}?code={code}&{LARGE}=1"


def console_address(code: str) -> str:
    return f"/{PATHS['facilitate']}?code={code}"


def shown_address(page: str | None = None) -> str:
    """The address to read aloud and type, of a page or of who takes part: without the scheme and without the code."""
    return f"{base_address().split('://', 1)[1]}/{PATHS[page] if page else LIGHT}"
