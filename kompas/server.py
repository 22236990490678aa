"""Starts and stops what lives beside Streamlit."""

import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from types import FrameType

import streamlit as st
from streamlit import config, runtime

from kompas import look
from kompas.activity import activities
from kompas.database import get_database
from kompas.domain.whole.actions import handlers
from kompas.lapsing import end_hourly
from kompas.live.connections import KEPT_FREE, Watch, open_files, watch_connections
from kompas.live.postgres import listen_to_other_instances
from kompas.live.routes import Live
from kompas.logs import FORMAT, keep_content_out
from kompas.migrating import migrate
from kompas.retention import forget_daily
from kompas.settings import get_settings
from kompas.warming import warm_up

FRAME = Path(__file__).parent / "ui" / "frame.py"

Lifespan = Callable[[st.App], AbstractAsyncContextManager[dict[str, object] | None]]


def prepare() -> None:
    """Check the settings and bring the database up to date; stops with one clear line when either is wrong."""
    handlers()
    settings = get_settings()
    activities()  # now, before there are threads that ask for them, and so that a mistake in one stops us here
    logging.basicConfig(level=settings.log_level, format=FORMAT)
    keep_content_out()
    logging.getLogger("alembic").setLevel(logging.WARNING)
    dress_streamlit()
    watch_connections(Watch(open_files() - KEPT_FREE))
    migrate(get_database())


def dress_streamlit() -> None:
    """Give Streamlit our design tokens: its own file of settings would say them a second time."""
    for option, value in look.streamlit_theme().items():
        config.set_option(option, value)


def living(live: Live) -> Lifespan:
    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[dict[str, object] | None]:
        keep_content_out()  # once more: the web server has set up its own handlers meanwhile
        live.hub.open()
        live.writer.start()
        live.files.watch(runtime.get_instance())
        end_streams_on_signal(live)
        stop_warming = warm_up(lambda: bool(live.hub.channels))
        stop_forgetting = forget_daily(live.database)
        stop_lapsing = end_hourly(live.database)
        stop_listening = listen_to_other_instances(live.database, live.hub)
        say_hello()
        yield None
        stop_warming()
        stop_forgetting()
        stop_lapsing()
        stop_listening()
        live.hub.close()
        live.writer.stop()
        live.hub.write_gone()
        live.database.dispose()

    return lifespan


def end_streams_on_signal(live: Live) -> None:
    """The server waits for open responses before it stops, and a stream never ends by itself: end them first."""
    for number in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(number)

        def stop(signum: int, frame: FrameType | None, before: object = before) -> None:
            if live.hub.loop is not None:
                live.hub.loop.call_soon_threadsafe(live.hub.close)
            if callable(before):
                before(signum, frame)

        signal.signal(number, stop)


def say_hello() -> None:
    settings = get_settings()
    if settings.facilitator_key is None and settings.sso_issuer is None:
        print(
            "Kompas: everyone who reaches this server may create workshops. "
            "Set KOMPAS_FACILITATOR_KEY to limit that to people who have the key.",
            file=sys.stderr,
        )
