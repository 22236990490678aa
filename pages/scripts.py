"""Everybody can read the scripts that are there, see what is wrong with one that does not load, and write one."""

import streamlit as st

from kompas.i18n import _
from kompas.scripts.loader import own_library
from kompas.ui import script_view, state
from kompas.ui.script_draft import EditedScript, begin
from kompas.ui.script_editor import editor

draft = state.draft()
if isinstance(draft, EditedScript):
    editor(draft)
    st.stop()

library = own_library()
st.title(_("Scripts"))
st.write(_("A script is the timed plan of a workshop. Make a copy of one to adapt it to your organisation."))
script_view.problems(library)
script_view.unfinished()
if st.button(_("New script"), icon=":material/add:"):
    begin(None, copy=False)
    st.rerun()
for script in library.scripts.values():
    script_view.script(script)
