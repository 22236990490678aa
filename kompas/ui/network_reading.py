"""Something of the method to read or to project: the six rings, nothing about us without us, the topics in depth."""

import streamlit as st

from kompas.i18n import _
from kompas.method import Source, Topic, method
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.frame_rings import frame_svg
from kompas.ui.network_forms import STEP
from kompas.ui.network_opening import READ, compass_link, step_link
from kompas.ui.widgets import plain


def opened_topic() -> Topic | None:
    return method().topic(state.address(READ))


def open_topic(actor: NetworkActor, topic: Topic) -> None:
    step = method().step(state.address(STEP))
    with st.container(horizontal=True, vertical_alignment="center", key="step-top"):
        compass_link(actor)
        if step:
            step_link(actor, step.key, f"{step.number}. {step.name}", ":material/arrow_back:")
    with st.container(key="step-heading", gap="xsmall"):
        st.title(str(topic.title), anchor=False)
        st.markdown(str(topic.intro), width=760)
        if topic.note:
            st.caption(str(topic.note))
    if topic.picture:
        picture, words = st.columns([1, 1.25], gap="large")
        dark = st.context.theme.type == "dark"
        titles = [str(block.title) for block in topic.blocks]
        with picture, st.container(key="frame-rings"):
            st.image(frame_svg(titles, dark=dark), width="stretch", alt="; ".join(titles))
        with words:
            blocks(topic)
    else:
        blocks(topic)
    sources(topic)


def blocks(topic: Topic) -> None:
    """Two beside each other where there is room."""
    numbered = topic.picture is not None
    with st.container(key="reading"):
        for number, block in enumerate(topic.blocks, start=1):
            with st.container(gap="xxsmall"):
                st.subheader(f"{number}. {block.title}" if numbered else str(block.title), anchor=False)
                if block.text:
                    st.markdown(str(block.text))
                st.markdown("\n".join(f"- {point}" for point in block.points))


def sources(topic: Topic) -> None:
    if topic.sources:
        st.subheader(_("Sources"), anchor=False)
    for source in topic.sources:
        st.markdown(source_line(source))


def source_line(source: Source) -> str:
    """A title whose address is not known stands there by itself: no address is guessed."""
    title = f"[{plain(source.title)}]({source.address})" if source.address else f"*{plain(source.title)}*"
    return f"{title}, {plain(source.publisher)}" if source.publisher else title
