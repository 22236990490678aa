"""The organisation of a network: its members by ring, what the mix misses, and the ways to change them."""

from collections.abc import Callable, Sequence

import streamlit as st

from kompas.domain.network.mix import Gap, Mix, gaps_of
from kompas.domain.network.networks import add_member, change_member, identify_in_network, members_of, remove_member
from kompas.domain.network.organisation_kinds import fill_in_kinds, kind_named, without_kind
from kompas.domain.network.power import note_power_talk
from kompas.domain.network.tasks import holders_of
from kompas.domain.workshop.clock import today
from kompas.enums import Exported, Ring
from kompas.exports.core.chapters import File
from kompas.exports.core.document import dated_name
from kompas.exports.network.organisation import organisation_files
from kompas.exports.network.rings_svg import rings_svg, rings_text, tags_of, title_of
from kompas.i18n import N_, _, ngettext, translate
from kompas.labels import label
from kompas.models import NetworkMember, NetworkMemberCreate
from kompas.models.core.columns import now
from kompas.rules import NetworkActor
from kompas.ui import member_import, member_table, network_tasks, state
from kompas.ui.charts import is_dark
from kompas.ui.fields import ask, filled_in
from kompas.ui.files import offer_files
from kompas.ui.widgets import plain, short_date

FIELDS: tuple[str | tuple[str, ...], ...] = (
    ("name", "organisation"),
    ("kind", "domain"),
    ("level", "ring"),
    ("function", "influence"),
    ("adult_care", "youth_care"),
    ("expert_by_experience", "independent"),
)
OVERVIEW, TABLE, TASKS, BRING_IN = "overview", "table", "tasks", "bring_in"
VIEWS = {OVERVIEW: N_("Overview"), TABLE: N_("Table"), TASKS: N_("Tasks"), BRING_IN: N_("Bring in members")}
FIRST = 3
"""Gaps that are told at once; more at a time is no advice any more."""


def members(actor: NetworkActor) -> None:
    known = state.read(members_of, actor.network)
    with st.container(horizontal=True, vertical_alignment="center", key="members-top"):
        view = st.segmented_control(
            _("Members"),
            list(VIEWS),
            default=OVERVIEW,
            required=True,
            format_func=lambda one: translate(VIEWS[one]),
            label_visibility="collapsed",
            key="members-view",
        )
        downloads(actor)
    state.expect_file(view == BRING_IN)
    shown: dict[str, Callable[[NetworkActor, Sequence[NetworkMember]], None]] = {
        TABLE: member_table.table,
        TASKS: network_tasks.tasks,
        BRING_IN: member_import.bring_in_members,
    }
    shown.get(str(view), overview)(actor, known)


def downloads(actor: NetworkActor) -> None:
    def again(asking: NetworkActor) -> list[File]:
        return state.read(organisation_files, asking.network, now())

    with st.popover(_("Download"), key="members-download"):
        name = dated_name(actor.network.name, now(), _("organisation"))
        offer_files(again(actor), name, again, "organisation", Exported.ORGANISATION, who=identify_in_network)
        st.caption(_("Each file is made at the moment you click, with everything that is there then."))


def overview(actor: NetworkActor, known: Sequence[NetworkMember]) -> None:
    if known:
        picture(known)
        mix_advice(actor, known)
    else:
        st.info(_("There are no members yet. Add them here, type them in the table, or bring them in from elsewhere."))
    for ring in Ring:
        of_ring = [member for member in known if member.ring is ring]
        if of_ring:
            st.subheader(title_of(ring, len(of_ring)))
        for member in of_ring:
            member_line(actor, member)
    with st.expander(_("Add a member"), expanded=began_empty(known)):
        add_form(actor)
    reasons()


def picture(known: Sequence[NetworkMember]) -> None:
    """On a phone it would be too small to read; the list below it says the same."""
    with st.container(key="rings"):
        svg = rings_svg(known, _("The three rings"), dark=is_dark())
        st.image(svg, width="stretch", alt=rings_text(known))


def reasons() -> None:
    with st.expander(_("Why work in rings, and who asks it of you")):
        st.markdown(
            "\n".join(
                f"- {reason}"
                for reason in (
                    _("Nearly everybody who matters takes part, each as close by as fits."),
                    _("A small group keeps the pace; it need not wait for a full table."),
                    _("Who helped to build it feels that it is theirs too, and carries the outcome."),
                    _(
                        "Municipalities have the lead here. The Wmo, the Jeugdwet, the Wet tijdelijk huisverbod and the decree on the Meldcode ask it of them, and so do treaties on human rights."
                    ),
                )
            )
        )


def mix_advice(actor: NetworkActor, known: Sequence[NetworkMember]) -> None:
    """Advice on what the group still needs: the first few at once, the others at a click."""
    mix = Mix(known, state.read(holders_of, actor.network), actor.network.power_talked_about)
    gaps = gaps_of(mix, today())
    st.subheader(_("What the mix misses"))
    if not gaps:
        st.success(_("Everything that step 1 asks for is there."))
    for gap in gaps[:FIRST]:
        gap_line(gap)
    if gaps[FIRST:]:
        count = len(gaps) - FIRST
        with st.expander(ngettext("{count} more point", "{count} more points", count)):
            for gap in gaps[FIRST:]:
                gap_line(gap)
    with st.container(horizontal=True):
        power_talk(actor)
        known_kinds(actor, known)


def known_kinds(actor: NetworkActor, known: Sequence[NetworkMember]) -> None:
    """What names of organisations tell need not be typed."""
    count = len(without_kind(known))
    words = ngettext(
        "Fill in {count} kind of organisation by its name",
        "Fill in {count} kinds of organisation by their names",
        count,
    )
    if count and st.button(words, key="fill-in-kinds") and state.perform(fill_in_kinds, actor):
        st.rerun()


def gap_line(gap: Gap) -> None:
    st.markdown(f"**{plain(gap.seen)}**  \n{gap.why} *{gap.could}*")


def power_talk(actor: NetworkActor) -> None:
    day = actor.network.power_talked_about
    told = _("Talked about positions and power: {day}", day=short_date(day) if day else _("not yet"))
    with st.popover(told, key="power-talk"), st.form("power", border=False):
        st.write(
            _(
                "Positions differ: in money, in law, in who decides. Talk about it in the group, and agree on how everybody's say weighs the same."
            )
        )
        chosen = st.date_input(_("The day you talked about it"), value=day, format="DD-MM-YYYY", max_value="today")
        if st.form_submit_button(_("Save")) and state.succeed(note_power_talk, actor, chosen):
            st.rerun()


def began_empty(known: Sequence[NetworkMember]) -> bool:
    """As it was at the first look, until one is added here: the form does not close under somebody's hands because
    another added a member.
    """
    key = f"members-began-empty-{state.visit()}"
    if state.recall(key) is None:
        state.remember(key, not known)
    return bool(state.recall(key)) and not state.recall("members-added")


def add_form(actor: NetworkActor) -> None:
    """Emptied by another key after it went well: emptied by a click, a second click would lose what was typed."""
    number = state.recall("members-added") or 0
    with st.form(f"new-member-{number}", width=640, border=False):
        told = ask(NetworkMemberCreate, *FIELDS, key=f"new-{number}")
        shape = member_told(told) if st.form_submit_button(_("Add"), type="primary") else None
        if shape and state.perform(add_member, actor, with_kind(shape)):
            state.remember("members-added", number + 1)
            st.rerun()


def with_kind(shape: NetworkMemberCreate) -> NetworkMemberCreate:
    """What the name of the organisation says of its kind need not be told."""
    return shape.model_copy(update={"kind": shape.kind or kind_named(shape.organisation)})


def member_line(actor: NetworkActor, member: NetworkMember) -> None:
    with st.container(horizontal=True, vertical_alignment="center", width=760):
        kind = label(member.kind) if member.kind else label(member.domain)
        told = " · ".join(filter(None, [kind, label(member.level), tags_of(member)]))
        st.markdown(f"**{plain(member.name)}** · {plain(member.organisation)}  \n{told}", width="stretch")
        change = st.popover(_("Change"), key=f"change-member-{member.id}", on_change="rerun")
        if change.open:
            with change, st.form(f"member-{member.id}", border=False):
                change_form(actor, member)
        if st.button(
            _("Remove"), key=f"remove-{member.id}", type="tertiary", help=plain(member.name)
        ) and state.succeed(remove_member, actor, member.id):
            st.rerun()


def change_form(actor: NetworkActor, member: NetworkMember) -> None:
    key = f"{member.id}-{member.revision}"  # as it is now, also when another changed it
    told = ask(NetworkMemberCreate, *FIELDS, now=member, key=key)
    shape = member_told(told) if st.form_submit_button(_("Save")) else None
    if shape and state.succeed(change_member, actor, member.id, shape):
        st.rerun()


def member_told(told: dict[str, object]) -> NetworkMemberCreate | None:
    return filled_in(NetworkMemberCreate, told, _("Fill in a name and an organisation."))
