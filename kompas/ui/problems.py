"""Words for a user when a page fails, never a traceback; the log gets the kind and the place, no content."""

import logging
import traceback

import streamlit as st

from kompas.errors import KompasError
from kompas.i18n import _

log = logging.getLogger(__name__)


def show_problem(error: Exception) -> bool:
    if isinstance(error, KompasError):
        st.error(str(error))
        return True
    last = traceback.extract_tb(error.__traceback__)[-1]
    log.error("page failed: %s at %s:%s", type(error).__name__, last.filename, last.lineno)
    st.error(_("Something went wrong on our side. What was saved is still there. Reload the page to go on."))
    return True
