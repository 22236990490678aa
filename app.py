"""Kompas, assembled: settings, database, live routes, middleware and the Streamlit frame. `streamlit run app.py`.

Streamlit looks for `st.App(` in this very file.
"""

import streamlit as st
from starlette.middleware import Middleware

from kompas.database import get_database
from kompas.live.compression import Packed
from kompas.live.crowding import Pages
from kompas.live.identity import Identity
from kompas.live.light.old_links import OldLinks
from kompas.live.origin import SameOrigin
from kompas.live.own_files import OwnFilesOnly
from kompas.live.routes import Live
from kompas.live.sign_on import SignOn, sign_on_secrets
from kompas.live.uploads import Uploads
from kompas.server import FRAME, living, prepare
from kompas.settings import get_settings
from kompas.ui.problems import show_problem

prepare()
live = Live(get_database())
app = st.App(
    FRAME,
    routes=live.routes(),
    middleware=[
        Middleware(SameOrigin),
        Middleware(Pages),
        Middleware(Uploads),
        Middleware(Identity, database=live.database),
        Middleware(OldLinks),
        Middleware(OwnFilesOnly, files=live.files),
        Middleware(SignOn),
        Middleware(Packed),
    ],
    lifespan=living(live),
    secrets=sign_on_secrets(get_settings()),
    on_script_error=show_problem,
)
