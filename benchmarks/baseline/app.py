"""What one would write first: a form, SQLite, and a wall that asks again every two seconds.

Written fairly: WAL, an index by the primary key, one query for the wall, and only the wall is a fragment.
"""

import os
import sqlite3

import streamlit as st

DATABASE = os.environ["BASELINE_DATABASE"]
KINDS = {"good": "Goed", "better": "Beter", "improvement": "Verbeteractie"}


@st.cache_resource
def database() -> sqlite3.Connection:
    connection = sqlite3.connect(DATABASE, check_same_thread=False, timeout=10)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL)")
    connection.commit()
    return connection


def add_note(kind: str, text: str) -> None:
    with sqlite3.connect(DATABASE, timeout=10) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("INSERT INTO note (kind, text) VALUES (?, ?)", (kind, text))
    connection.close()


@st.fragment(run_every=2)
def wall() -> None:
    notes = database().cursor().execute("SELECT kind, text FROM note ORDER BY id DESC LIMIT 150").fetchall()
    for (kind, name), column in zip(KINDS.items(), st.columns(3), strict=True):
        own = [text for one, text in notes if one == kind]
        column.markdown("\n".join([f"**{name} ({len(own)})**", "", *(f"- {text}" for text in own)]))


st.set_page_config(page_title="Klantreis", layout="wide")
database()
if st.query_params.get("as") != "screen":
    with st.form("note", clear_on_submit=True):
        kind = st.radio("Soort", list(KINDS), format_func=KINDS.__getitem__, horizontal=True)
        text = st.text_input("Notitie")
        if st.form_submit_button("Plaats") and text.strip():
            add_note(kind, text.strip())
wall()
