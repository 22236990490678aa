"""Everybody can read the scripts that are there, and see what is wrong with a script that does not load."""

import streamlit as st

from kompas.i18n import _
from kompas.scripts import load_library
from kompas.ui import script_view

library = load_library()
st.title(_("Scripts"))
st.write(_("A script is a YAML file in the folder facilitation_scripts. An organisation can add its own file there."))
script_view.problems(library)
for script in library.scripts.values():
    script_view.script(script)
