"""A page per step of the method: what it should yield, who leads, its tools and documents, and what helps."""

import streamlit as st

from kompas.domain.dossier import governance
from kompas.domain.dossier.compass import Bearing, bearing_of, forms_here, how_far
from kompas.domain.dossier.gathered import Gathered, gather
from kompas.domain.dossier.what_now import what_now
from kompas.enums import StepState
from kompas.forms import own_forms
from kompas.i18n import _
from kompas.labels import label
from kompas.method import Block, MethodStep, Tip, Tool, method
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.network_compass import mark_of
from kompas.ui.network_forms import STEP, TYPES, open_new
from kompas.ui.network_opening import compass_link, form_link, opening, step_link, topic_link
from kompas.ui.network_page import together
from kompas.ui.network_reading import source_line
from kompas.ui.widgets import plain

SIGNS = {StepState.NOT_BEGUN: "○", StepState.BUSY: "◐", StepState.THERE: "✓"}


def opened_step() -> MethodStep | None:
    """The step in the address, if there is one of that name."""
    return method().step(state.address(STEP))


def open_step(actor: NetworkActor, step: MethodStep) -> None:
    gathered = state.read(gather, actor.network)
    bearing = bearing_of(gathered, step)
    with st.container(horizontal=True, vertical_alignment="center", key="step-top"):
        compass_link(actor)
        together(actor)
    heading(bearing)
    main, beside = st.columns([2, 1], gap="large")
    with main, st.container(key="step-main"):
        first_in_line(step)
        now_possible(actor, gathered, step)
        tools(actor, gathered, step)
        documents(actor, gathered, step)
        with st.container(key="step-work"):
            for block in step.work:
                block_of(block)
    with beside, st.container(key="step-beside"):
        how_it_stands(bearing)
        helps(actor, step)
        who_leads(step)
    neighbours(actor, step)


def heading(bearing: Bearing) -> None:
    step = bearing.step
    phase = next(phase for phase in method().phases if step in phase.steps)
    with st.container(key="step-heading", gap="xsmall"):
        place = _("Step {number} of {all}", number=step.number, all=len(method().steps))
        st.caption(f"{place} · {phase.title}")
        st.title(str(step.title), anchor=False)
        st.markdown(str(step.result), width=760)
        if step.note:
            st.caption(str(step.note))


def first_in_line(step: MethodStep) -> None:
    words = _("First in line")
    st.markdown(f"{words}: **{step.first}**")


def now_possible(actor: NetworkActor, gathered: Gathered, step: MethodStep) -> None:
    found = what_now(gathered, [step])
    if not found:
        return
    st.subheader(_("What you could do now"), anchor=False)
    for number, (_step, one) in enumerate(found):
        with st.container(gap="xxsmall", key=f"now-{number}"):
            opening(actor, gathered, one.opens, plain(one.words), f"now-{number}")
            st.caption(plain(one.reason))


def tools(actor: NetworkActor, gathered: Gathered, step: MethodStep) -> None:
    shown = [tool for tool in step.tools if not is_document(step, tool)]
    if shown:
        st.subheader(_("Tools"), anchor=False)
    with st.container(key="step-tools"):
        for one in shown:
            tool_card(actor, gathered, one)


def tool_card(actor: NetworkActor, gathered: Gathered, tool: Tool) -> None:
    with st.container(border=True, gap="xsmall", key=f"tool-{tool.key}"):
        st.markdown(f"**{tool.title}**  \n{tool.text}")
        if tool.opens.form and tool.opens.form not in own_forms().forms:
            st.caption(_("This form is not on this server yet."))
        else:
            opening(actor, gathered, tool.opens, words_of(tool), tool.key)


def is_document(step: MethodStep, tool: Tool) -> bool:
    """It stands among the documents, with how far it is."""
    return tool.opens.form in document_keys(step)


def words_of(tool: Tool) -> str:
    return _("Prepare this workshop") if tool.opens.script else _("Open")


def documents(actor: NetworkActor, gathered: Gathered, step: MethodStep) -> None:
    keys = document_keys(step)
    if keys:
        st.subheader(_("Documents"), anchor=False)
    for key in keys:
        document(actor, gathered, key)


def document_keys(step: MethodStep) -> list[str]:
    """First those by which one sees how far the step is, then others that say they belong to it."""
    of_step = (key for key, form in own_forms().forms.items() if form.step == step.number)
    return list(dict.fromkeys([*(one.key for one in forms_here(step)), *of_step]))


def document(actor: NetworkActor, gathered: Gathered, key: str) -> None:
    """Each one that was begun, and the way to begin it."""
    form = own_forms().forms[key]
    filled = gathered.forms_by(key)
    with st.container(border=True, gap="xsmall", key=f"document-{key}"):
        st.markdown(f"**{form.title}**  \n{form.summary}")
        for one in filled:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                words = _("Open “{title}”", title=one.filled.title)
                form_link(actor, one.filled.id, plain(words))
                st.caption(how_far(one))
        if not filled and st.button(_("Begin"), key=f"begin-document-{key}", help=str(form.title)):
            open_new(actor, key, "")
        if key == governance.FORM:
            form_link(actor, TYPES, _("Three forms of governance"))


def block_of(block: Block) -> None:
    with st.container(gap="xxsmall"):
        st.subheader(str(block.title), anchor=False)
        if block.text:
            st.markdown(str(block.text))
        st.markdown("\n".join(f"- {point}" for point in block.points))


def how_it_stands(bearing: Bearing) -> None:
    st.subheader(_("How far you are: {state}", state=label(bearing.state)), anchor=False)
    for sign in bearing.signs:
        st.markdown(f"{SIGNS[mark_of(sign)]} {plain(sign.words)}")
    if not bearing.signs:
        st.caption(_("Kompas cannot see this step in your record yet. That comes in a later version."))


def helps(actor: NetworkActor, step: MethodStep) -> None:
    """Tips open, examples folded, and what there is to read."""
    if step.tips:
        st.subheader(_("Tips"), anchor=False)
    for tip in step.tips:
        with st.expander(str(tip.title)):
            told(actor, step, tip)
    if step.examples:
        st.subheader(_("From practice"), anchor=False)
    for example in step.examples:
        with st.expander(str(example.title)):
            told(actor, step, example)
    topics = method().topics_beside(step)
    if topics:
        st.subheader(_("Read more"), anchor=False)
    for topic in topics:
        topic_link(actor, topic.key, str(topic.title), step.key)


def told(actor: NetworkActor, step: MethodStep, tip: Tip) -> None:
    st.markdown(str(tip.text))
    if tip.source:
        st.caption(source_line(tip.source))
    topic = method().topic(tip.topic)
    if topic:
        topic_link(actor, topic.key, _("Read more: {title}", title=topic.title), step.key)


def who_leads(step: MethodStep) -> None:
    with st.expander(_("Who leads in this step")):
        for rule in method().rules_for(step):
            st.markdown(f"**{rule.title}**  \n{rule.text}")


def neighbours(actor: NetworkActor, step: MethodStep) -> None:
    """The step before and after; nobody has to follow the order."""
    steps = method().steps
    with st.container(horizontal=True, horizontal_alignment="distribute", key="step-neighbours"):
        for other, icon in ((step.number - 2, ":material/arrow_back:"), (step.number, ":material/arrow_forward:")):
            if 0 <= other < len(steps):
                step_link(actor, steps[other].key, f"{steps[other].number}. {steps[other].name}", icon)
