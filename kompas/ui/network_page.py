"""The start page of a network: its workshops, agreements and members, and who may open it."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

import streamlit as st
from pydantic import ValidationError

from kompas.domain.clock import AMSTERDAM
from kompas.domain.network_agreements import (
    FINISHED,
    KeptAgreement,
    agreements_of_network,
    chosen,
    follow_agreement,
)
from kompas.domain.networks import (
    NetworkActor,
    add_member,
    change_network,
    erase_network,
    facilitate_network,
    identify_in_network,
    leave_network,
    members_of,
    mix_of,
    remove_member,
    renew_network_code,
)
from kompas.domain.queries.bottlenecks import courses_of_network
from kompas.domain.queries.workshops import workshops_of_network
from kompas.enums import AgreementStatus, Domain, MemberLevel, Ring
from kompas.exports.agreement_list import agreements_as_csv, agreements_as_xlsx, calendar_of
from kompas.i18n import _
from kompas.labels import label
from kompas.models import Agreement, NetworkCreate, NetworkMember, NetworkMemberCreate
from kompas.models.columns import LONG, SHORT
from kompas.rules import may_open
from kompas.ui import state
from kompas.ui.course_chart import course_chart
from kompas.ui.earlier_ambition import ambition_of
from kompas.ui.links import link_to, open_page
from kompas.ui.widgets import day, plain, short_date, when

SIGNS = {
    AgreementStatus.OPEN: "○",
    AgreementStatus.UNDER_WAY: "◐",
    AgreementStatus.DONE: "●",
    AgreementStatus.DROPPED: "✕",
}
FEW = 40
"""How many agreements are drawn at once; a filter brings the rest."""


def door(code: str | None) -> None:
    st.header(_("Open a network on this browser"))
    st.write(_("This browser has no place in the network yet. Enter its facilitator code to take it."))
    with st.form("network-door", width=480):
        network_code = st.text_input(_("Code of the network"), value=code or "", max_chars=12)
        facilitator_code = st.text_input(_("Facilitator code"), type="password", autocomplete="off")
        if st.form_submit_button(_("Continue"), type="primary"):
            network = state.perform(
                facilitate_network, state.secret(), network_code, facilitator_code, state.tried_by()
            )
            if network is not None:
                st.query_params["code"] = network.code
                st.rerun()


def heading(actor: NetworkActor) -> None:
    network = actor.network
    st.title(plain(network.name))
    if network.area:
        st.markdown(plain(network.area))
    if network.goal:
        st.info(plain(network.goal))


def workshops(actor: NetworkActor) -> None:
    held = state.read(workshops_of_network, actor.network.id)
    if not held:
        st.info(_("There are no workshops yet. Prepare one and choose this network."))
    mine = {seated.id: roles for seated, roles in state.my_seats()}
    for workshop in held:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(workshop.title)}**  \n{when(workshop.starts_at)} · {label(workshop.status)}")
            if may_open(mine.get(workshop.id)):
                link_to("facilitate", _("Facilitate"), workshop.code)
                link_to("report", _("Report"), workshop.code)
        ambition_of(workshop)
    if st.button(_("Prepare a new workshop"), type="primary"):
        open_page("prepare")


def bottlenecks(actor: NetworkActor) -> None:
    """What journeys said could be better, and what became of it over the sessions."""
    courses = state.read(courses_of_network, actor.network)
    if not courses:
        st.info(
            _(
                "Nothing to compare yet. A conclusion that rests on a note “could be better” comes back in the next journey."
            )
        )
        return
    st.write(
        _("What could be better according to the journeys of this network, and how the group said it stood later.")
    )
    course_chart(courses, "course-network")


# --- agreements ---------------------------------------------------------------------------------------------


def today() -> date:
    return datetime.now(AMSTERDAM).date()


def agreements(actor: NetworkActor) -> None:
    everything = state.read(agreements_of_network, actor.network)
    if not everything:
        st.info(_("There are no agreements yet. They come here by themselves from the workshops of this network."))
        return
    late = sum(one.is_overdue(today()) for one in everything)
    left = sum(one.agreement.status not in FINISHED for one in everything)
    st.markdown(_("**{left}** to do, of which **{late}** are overdue.", left=left, late=late))
    shown = filtered(everything)
    if shown:
        downloads(actor, shown)
    else:
        st.info(_("No agreement passes this filter."))
    for one in shown[:FEW]:
        agreement_card(actor, one)
    if len(shown) > FEW:
        st.caption(_("{count} more. Filter to see them; the downloads hold all of them.", count=len(shown) - FEW))


def filtered(everything: Sequence[KeptAgreement]) -> list[KeptAgreement]:
    status, who, where, late = st.columns([2, 2, 2, 1], vertical_alignment="bottom")
    statuses = status.multiselect(
        _("Status"),
        list(AgreementStatus),
        default=[AgreementStatus.OPEN, AgreementStatus.UNDER_WAY],
        format_func=label,
        placeholder=_("every status"),
    )
    owner = who.selectbox(
        _("Who"), sorted({one.agreement.who for one in everything}), index=None, placeholder=_("everybody")
    )
    titles = {one.workshop.id: one.workshop.title for one in everything}
    workshop_id = where.selectbox(
        _("Workshop"), list(titles), index=None, format_func=titles.__getitem__, placeholder=_("every workshop")
    )
    overdue = late.toggle(_("Overdue only"))
    return chosen(everything, today(), statuses=statuses, who=owner, workshop_id=workshop_id, overdue=overdue)


def downloads(actor: NetworkActor, shown: Sequence[KeptAgreement]) -> None:
    """What the filter lets through."""
    name, kept = f"kompas-{actor.network.code}", list(shown)
    made = partial(state.at_the_click, who=identify_in_network)
    with st.container(horizontal=True):
        st.download_button(
            _("Calendar (iCalendar)"),
            made(lambda _actor: calendar_of(kept, datetime.now(AMSTERDAM))),
            f"{name}.ics",
            "text/calendar",
        )
        st.download_button(
            "Excel",
            made(lambda _actor: agreements_as_xlsx(kept)),
            f"{name}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        )
        st.download_button("CSV", made(lambda _actor: agreements_as_csv(kept)), f"{name}.csv", "text/csv")


def agreement_card(actor: NetworkActor, one: KeptAgreement) -> None:
    agreement = one.agreement
    with st.container(border=True):
        words, hands = st.columns([3, 1.3], vertical_alignment="center")
        late = _("⚠ overdue") if one.is_overdue(today()) else ""
        due = short_date(agreement.by_when) if agreement.by_when else _("no date")
        line = " · ".join(part for part in (plain(agreement.who), due, late, label(agreement.priority)) if part)
        words.markdown(f"{SIGNS[agreement.status]} **{plain(agreement.what)}**  \n{line}")
        origin = [_("From workshop: {title}", title=one.workshop.title)]
        if one.conclusion:
            origin.append(_("From conclusion: {text}", text=one.conclusion))
        if agreement.status_at:
            origin.append(status_since(agreement))
        words.caption(plain(" · ".join(origin)))
        with (
            hands.popover(_("Change"), key=f"follow-{agreement.id}", width="stretch"),
            st.form(f"agreement-{agreement.id}"),
        ):
            status = st.selectbox(
                _("Status"),
                list(AgreementStatus),
                index=list(AgreementStatus).index(agreement.status),
                format_func=label,
            )
            by_when = st.date_input(_("By when"), value=agreement.by_when, format="DD-MM-YYYY")
            told_by = st.text_input(_("Who tells this? (organisation or name)"), max_chars=SHORT)
            if st.form_submit_button(_("Save")) and state.succeed(
                follow_agreement, actor, agreement.id, status, by_when, told_by
            ):
                state.say(
                    _("Saved. You find this agreement under “{status}”.", status=label(status or agreement.status))
                )
                st.rerun()


def status_since(agreement: Agreement) -> str:
    """Since when it stands so, and who said it as long as names are kept."""
    assert agreement.status_at is not None
    since = _("{status} since {day}", status=label(agreement.status), day=day(agreement.status_at))
    told = _("told by {who}", who=agreement.status_by)
    return f"{since}, {told}" if agreement.status_by else since


# --- members ------------------------------------------------------------------------------------------------


def members(actor: NetworkActor) -> None:
    known = state.read(members_of, actor.network)
    mix_advice(known)
    for ring in Ring:
        of_ring = [member for member in known if member.ring is ring]
        if of_ring:
            st.subheader(f"{label(ring).capitalize()} ({len(of_ring)})")
        for member in of_ring:
            member_line(actor, member)
    with st.expander(_("Add a member"), expanded=not known), st.form("member", clear_on_submit=True, width=640):
        shape = member_fields()
        if st.form_submit_button(_("Add"), type="primary"):
            add(actor, shape)


def mix_advice(known: Sequence[NetworkMember]) -> None:
    """What the group could do with, in a sentence each."""
    if not known:
        return
    mix = mix_of(known)
    if not mix["experts"]:
        st.caption(_("There is no expert by experience among the members yet."))
    if mix["levels"]:
        st.caption(_("Not among the members yet: {levels}.", levels=", ".join(map(label, mix["levels"]))))
    if not 5 <= mix["core"] <= 7:
        st.caption(_("A core group works best with five to seven people; now there are {count}.", count=mix["core"]))


def member_line(actor: NetworkActor, member: NetworkMember) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        expert = f" · {_('Expert by experience')}" if member.expert_by_experience else ""
        st.markdown(
            f"**{plain(member.name)}** · {plain(member.organisation)}  \n"
            f"{label(member.domain)} · {label(member.level)}{expert}"
        )
        if st.button(_("Remove"), key=f"remove-{member.id}", type="tertiary", help=member.name) and state.succeed(
            remove_member, actor, member.id
        ):
            st.rerun()


def member_fields() -> dict[str, object]:
    name, organisation = st.columns(2)
    domain, level, ring = st.columns(3)
    return {
        "name": name.text_input(_("Name"), max_chars=SHORT),
        "organisation": organisation.text_input(_("Organisation"), max_chars=SHORT),
        "domain": domain.selectbox(_("Domain"), list(Domain), format_func=label),
        "level": level.selectbox(_("Level"), list(MemberLevel), format_func=label),
        "ring": ring.selectbox(_("Ring"), list(Ring), format_func=label),
        "expert_by_experience": st.checkbox(_("Expert by experience")),
    }


def add(actor: NetworkActor, fields: dict[str, object]) -> None:
    try:
        shape = NetworkMemberCreate.model_validate(fields)
    except ValidationError:
        st.error(_("Fill in a name and an organisation."))
        return
    if state.perform(add_member, actor, shape) is not None:
        st.rerun()


# --- settings -----------------------------------------------------------------------------------------------


def settings(actor: NetworkActor) -> None:
    network = actor.network
    with st.form("network", width=640):
        name = st.text_input(_("Name"), value=network.name, max_chars=SHORT)
        area = st.text_input(_("Area"), value=network.area, max_chars=SHORT)
        goal = st.text_area(_("Goal"), value=network.goal, max_chars=LONG)
        if st.form_submit_button(_("Save")):
            save(actor, name, area, goal)
    st.subheader(_("Facilitating on another browser"))
    st.markdown(_("Code of the network: **{code}**", code=network.code))
    code = state.facilitator_code_of(f"network:{network.code}")
    if code:
        st.warning(_("The facilitator code is **{code}**. Keep it: it is shown only now.", code=code))
    if st.button(_("Make a new facilitator code")):
        made = state.perform(renew_network_code, actor)
        if made is not None:
            state.keep_facilitator_code(f"network:{network.code}", made)
            st.rerun()
    if st.button(_("Facilitate this network no more on this browser")) and state.succeed(leave_network, actor):
        open_page("start")
    with st.expander(_("Remove this network")), st.form("erase-network", width=480):
        st.write(_("Its members are removed. Its workshops stay with their own facilitators."))
        typed = st.text_input(_("Type the name to remove it"))
        if st.form_submit_button(_("Remove this network")) and state.succeed(erase_network, actor, typed):
            state.overwrite_log()
            open_page("start")


def save(actor: NetworkActor, name: str, area: str, goal: str) -> None:
    try:
        shape = NetworkCreate(name=name, area=area, goal=goal)
    except ValidationError:
        st.error(_("Give the network a name."))
        return
    if state.succeed(change_network, actor, shape):
        st.rerun()
