"""Addresses of before: participants come on the light page, who wants what Streamlit draws comes there."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from kompas.live.light.old_links import OldLinks
from kompas.ui.address import large_address
from kompas.ui.roles import preview_address

pytestmark = pytest.mark.anyio


def streamlit(request: Request) -> PlainTextResponse:
    return PlainTextResponse("Streamlit")


@pytest.fixture
def phone() -> httpx.AsyncClient:
    methods = ["GET", "POST"]
    routes = [
        Route(path, streamlit, methods=methods) for path in ("/meedoen", "/meedoen/", "/meedoen/_stcore/health", "/")
    ]
    app = Starlette(routes=routes, middleware=[Middleware(OldLinks)])
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://kompas")


@pytest.mark.parametrize(
    ("old", "light"),
    [
        ("/meedoen?code=ACDEFG", "/doe-mee/ACDEFG"),
        ("/meedoen/?code=ACDEFG", "/doe-mee/ACDEFG"),
        ("/meedoen?code=acd%20efg", "/doe-mee/acd%20efg"),
        ("/meedoen", "/doe-mee"),
        ("/meedoen?code=", "/doe-mee"),
        ("/meedoen?code=%2F%2Fevil.example%2F..", "/doe-mee/%2F%2Fevil.example%2F.."),
    ],
)
async def test_old_link_leads_to_the_light_page(phone: httpx.AsyncClient, old: str, light: str) -> None:
    answer = await phone.get(old)
    assert (answer.status_code, answer.headers.get("location")) == (303, light)


@pytest.mark.parametrize(
    "address",
    [large_address("ACDEFG"), preview_address("join", "ACDEFG"), "/meedoen?groot=1", "/meedoen/_stcore/health", "/"],
)
async def test_what_streamlit_draws_is_where_it_was(phone: httpx.AsyncClient, address: str) -> None:
    assert (await phone.get(address)).text == "Streamlit"


async def test_what_is_sent_is_not_led_elsewhere(phone: httpx.AsyncClient) -> None:
    assert (await phone.post("/meedoen?code=ACDEFG")).text == "Streamlit"
