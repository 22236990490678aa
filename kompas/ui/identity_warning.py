"""Under a form of Streamlit's own: what was saved there may tell who a family is. It stays, until its author changes it."""

import streamlit as st

from kompas.domain.core.identifying import NAMES_OF_KINDS, find_identifying, suggestion_for
from kompas.i18n import _, translate
from kompas.ui.widgets import plain


def look_at(*texts: str) -> None:
    """Quotes what stands out, names what it may be, and says what to write instead."""
    found = {(finding.kind, text[finding.start : finding.end]) for text in texts for finding in find_identifying(text)}
    if not found:
        return
    told = [f"“{plain(words)}” ({translate(NAMES_OF_KINDS[kind])})" for kind, words in sorted(found)]
    instead = [translate(suggestion_for(kind)) for kind in sorted({kind for kind, _words in found})]
    st.warning(
        " ".join([_("This may tell who the family is: {words}.", words=", ".join(told)), *instead]),
        icon=":material/visibility:",
    )
