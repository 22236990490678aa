"""Parts of the facilitator's console that Streamlit draws; the live parts are components."""

from collections.abc import Iterator

import streamlit as st

from kompas.domain.network.bottlenecks import bottlenecks_left, bring_bottlenecks
from kompas.domain.wall.promises import choose_anonymity, read_hidden
from kompas.domain.whole.retention import erase_workshop, set_retention
from kompas.domain.workshop.anonymity import FEWEST_ANONYMOUS, is_guessable
from kompas.domain.workshop.workshops import (
    close_joining,
    renew_facilitator_code,
    share_downloads,
    switch_off_facilitator_code,
)
from kompas.enums import Anonymity, CaseMode, WorkshopStatus
from kompas.exports.core.qr import qr_svg
from kompas.exports.workshop import invitation
from kompas.i18n import _, current_language
from kompas.labels import label
from kompas.live.components import Place
from kompas.live.components.core.pulse import pulse
from kompas.live.components.core.undo import undo
from kompas.live.components.wall.case_form import case_form
from kompas.live.components.wall.cases import gallery
from kompas.live.components.wall.wall import wall
from kompas.models import Step
from kompas.models.core.columns import LONGEST_RETENTION
from kompas.rules import Actor
from kompas.scenes import Scene, faces_of
from kompas.scripts.loader import own_library
from kompas.ui import parts, state
from kompas.ui.address import join_address, shown_address
from kompas.ui.chrome import logo
from kompas.ui.invitation import sheet_button
from kompas.ui.links import link_to, open_page
from kompas.ui.script_view import HELP, UNSAFE
from kompas.ui.widgets import plain


def heading(scene: Scene, here: Place) -> None:
    """One line: the room needs the rest of the height."""
    with st.container(horizontal=True, vertical_alignment="center", key="console-heading"):
        logo(110)
        st.markdown(f"**{plain(scene.workshop.title)}** · `{here.code}`", width="content")
        pulse(here, scene.stage_of_step, each_step=True)
        link_to("screen", _("Open the screen"), here.code, new_window=True)


def other_pages(here: Place) -> None:
    with st.container(horizontal=True, key="other-pages"):
        link_to("start", _("Start"))
        link_to("prepare", _("Prepare"), here.code)
        link_to("report", _("Report"), here.code)


def widths(scene: Scene) -> tuple[float, float, float]:
    """Of guide, workspace and results: a board or a map needs more room than the wall."""
    return (0.8, 2.5, 0.85) if own_workspace(scene) else (0.8, 2.1, 0.95)


def own_workspace(scene: Scene) -> parts.Shown:
    return state.read(parts.choose_parts, faces_of(scene).workspace, scene)


def workspace(scene: Scene, here: Place) -> None:
    """The middle of the console: the wall, or what the activity puts there, with the wall folded under it."""
    own = own_workspace(scene)
    if not own:
        wall(here, "console")
        return
    undo(here)
    parts.draw(own, scene, "console")
    with st.expander(_("Look at the wall")):
        wall(here, "console")


def cue_card(scene: Scene) -> None:
    """Cues for the facilitator in this step: three lines, the rest folded. Nobody else gets to see them."""
    script = own_library().scripts.get(scene.workshop.script_key)
    if scene.step is None:
        first = (
            _("Click **Open the screen**. Drag the new window to the projector and press F11."),
            _("Let people join: the code is on the screen. At **Who** you see who is in."),
            _("Do you want to hear when the time is up? Click **Turn the sound on**."),
            _("Everybody in? Click **Start the workshop**. Then you read here what to say, step by step."),
        )
        st.markdown("\n".join(f"{number}. {sentence}" for number, sentence in enumerate(first, start=1)))
        if script is not None:
            with st.expander(_("Beforehand")):
                st.markdown(str(script.with_whom))
                st.markdown(str(script.care.beforehand) if script.care else "")
    elif glance := [line[current_language()] for line in scene.step.content.get("glance", [])]:
        with st.container(key="glance"):
            st.markdown("\n".join(f"1. {line}" for line in glance))
        with st.expander(_("More about this step"), key=f"cues-{scene.step.id}"):
            st.markdown("\n\n".join(cues(scene.step)))
    else:
        st.markdown("\n\n".join(cues(scene.step)))
    if script is not None and script.care:
        with st.expander(_(UNSAFE), icon=":material/health_and_safety:", key=f"unsafe-{scene.step and scene.step.id}"):
            st.markdown(str(script.care.unsafe))


def cues(step: Step) -> Iterator[str]:
    """The rest of a cue card, under headings: what to say, the minutes and questions, and help when it does not go well."""
    language, texts = current_language(), step.content.get("help") or {}
    asked = [f"- {plain(question['text'][language])}" for question in step.content.get("questions", [])]
    for name, heading in HELP.items():
        if name == "facilitator":
            yield "\n\n".join([f"#### {_(heading)}", step.content["facilitator"][language], "\n".join(asked)])
        elif name in texts:
            yield f"#### {_(heading)}\n\n{texts[name][language]}"


def workspace_and_cases(scene: Scene, here: Place) -> None:
    """Before the start and while the cases are introduced they come first; after that the room is for the wall."""
    order = (cases, workspace) if scene.step is None or scene.introduces_cases else (workspace, cases)
    for draw in order:
        draw(scene, here)


def cases(scene: Scene, here: Place) -> None:
    """The cases on the wall; when the whole group looks at one, the facilitator puts it there."""
    script = own_library().scripts.get(scene.workshop.script_key)
    if scene.workshop.case_mode is CaseMode.NO_CASE or (script and not script.case_modes):
        return
    gallery(here, "console")
    if scene.workshop.case_mode is not CaseMode.OWN_VIEW and scene.workshop.status is not WorkshopStatus.CLOSED:
        case_form(here, "console", script.profiles if script else ())


def codes(scene: Scene) -> None:
    workshop = scene.workshop
    st.markdown(_("Take part at **{address}** with code", address=shown_address()))
    st.markdown(f"## `{workshop.code}`")
    address = join_address(workshop.code)
    st.image(qr_svg(address), width=190, alt=_("QR code that leads to {address}", address=address))
    link_to("screen", _("Open the screen"), workshop.code, new_window=True)
    st.caption(_("Drag the new window to the projector and press F11."))
    joining(scene.actor)
    shown_once(scene.actor)
    sheet_button(workshop)


def joining(actor: Actor) -> None:
    """Open or closed to new people; who is in stays in."""
    workshop = actor.workshop
    wanted = st.toggle(
        _("New people can join with this code"),
        value=not workshop.joining_closed,
    )
    if workshop.joining_closed:
        st.caption(_("Nobody new gets in, also not who was logged out. Who takes part goes on."))
    if wanted == workshop.joining_closed and state.succeed(close_joining, actor, not wanted):
        st.rerun()


def shown_once(actor: Actor) -> None:
    """The facilitator code, as long as it has not been put away."""
    workshop = actor.workshop
    code = state.facilitator_code_of(workshop.code)
    if code is None:
        renew_button(actor)
        return
    st.warning(
        _(
            "Your facilitator code is **{code}**. Keep it: it is shown only now. With it you can facilitate on another browser.",
            code=code,
        )
    )
    with st.container(horizontal=True):
        card = invitation.facilitator_card_pdf(workshop, code, shown_address("facilitate"))
        st.download_button(
            _("Print the code (PDF)"), card, f"kompas-{workshop.code}.pdf", "application/pdf", on_click="ignore"
        )
        if st.button(_("I have kept it")):
            state.forget_facilitator_code(workshop.code)
            st.rerun()


def renew_button(actor: Actor) -> None:
    """Offer a new code to somebody who lost it; then the old one works no more. Or none at all."""
    workshop = actor.workshop
    if not workshop.facilitator_code_hash:
        st.info(_("The facilitator code is off: nobody can become facilitator with it. Your own place stays."))
    if st.button(_("Make a new facilitator code"), key="renew"):
        code = state.perform(renew_facilitator_code, actor)
        if code is not None:
            state.keep_facilitator_code(workshop.code, code)
            st.rerun()
    if workshop.facilitator_code_hash:
        if st.button(_("Switch the facilitator code off")) and state.succeed(switch_off_facilitator_code, actor):
            st.rerun()
        st.caption(_("Off, nobody can become facilitator with it until you make a new one. Who facilitates goes on."))


def bring_bottlenecks_button(scene: Scene) -> None:
    """Offer bottlenecks to a workshop that got its network after it began; at the start they come by themselves."""
    workshop = scene.workshop
    if workshop.status is not WorkshopStatus.RUNNING:
        return
    left = len(state.read(bottlenecks_left, workshop))
    asked = left and st.button(_("Bring the bottlenecks of last time ({count})", count=left), key="bring-bottlenecks")
    if asked and state.perform(bring_bottlenecks, scene.actor) is not None:
        st.rerun()


def settings(scene: Scene) -> None:
    """Choices that may change during the session; each is carried out at once."""
    workshop, actor = scene.workshop, scene.actor
    anonymity(scene)
    hidden = st.toggle(_("I may read notes that are still hidden"), value=workshop.facilitator_reads_hidden)
    if hidden != workshop.facilitator_reads_hidden and state.succeed(read_hidden, actor, hidden):
        st.rerun()  # only then: a refused change would draw the page again without end
    days = st.number_input(
        _("Remove names and notes after this many days"), 1, LONGEST_RETENTION, workshop.retention_days
    )
    if days != workshop.retention_days and state.succeed(set_retention, actor, days):
        st.rerun()
    shared = st.toggle(_("Participants may download conclusions and agreements"), value=workshop.downloads_shared)
    if shared != workshop.downloads_shared and state.succeed(share_downloads, actor, shared):
        st.rerun()
    erase(scene)


def anonymity(scene: Scene) -> None:
    """The choice of who sees the authors of notes; open until the first note."""
    workshop = scene.workshop
    chosen = anonymity_choice(workshop.anonymity, fixed=scene.written)
    if scene.written:
        st.caption(_("This is fixed: people have written notes, and it stood beside their note."))
    if state.read(is_guessable, workshop):
        st.caption(_("With fewer than {count} participants others may guess who wrote what.", count=FEWEST_ANONYMOUS))
    if not scene.written and chosen is not workshop.anonymity and state.succeed(choose_anonymity, scene.actor, chosen):
        st.rerun()


def anonymity_choice(chosen: Anonymity, *, fixed: bool = False) -> Anonymity:
    picked = st.radio(
        _("Who sees who wrote a note?"),
        list(Anonymity),
        index=list(Anonymity).index(chosen),
        format_func=label,
        disabled=fixed,
        key=f"anonymity-{chosen}-{fixed}",
        help=_("It stands beside every note that is written, and is fixed from the first note on."),
    )
    return picked or chosen


def erase(scene: Scene) -> None:
    """Everything of this workshop gone, after typing its title."""
    with st.expander(_("Erase this workshop")):
        st.write(_("Notes, names, conclusions and agreements are removed for good. Download the report first."))
        with st.form("erase", border=False):
            title = st.text_input(_("Type the title of the workshop"), autocomplete="off")
            sent = st.form_submit_button(_("Erase everything"))
        if sent and state.succeed(erase_workshop, scene.actor, title):
            state.say_erased(_("The workshop has been erased."))
            open_page("start")
