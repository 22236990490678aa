"""Why something was not done, where it was asked."""

from itertools import count

import streamlit as st

NUMBERS = count()


def refuse(message: str) -> None:
    """Say it here, beside what was used. The page (`core/page`) brings it into view and takes it away at the next change.

    Each is a new one: the same words twice are said twice, also to who hears them.
    """
    with st.container(key=f"refusal-{next(NUMBERS)}"):
        st.error(message)
