"""The agreements of all workshops of a network: how they stand, filtered, followed, as files."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from kompas.domain.network.network_agreements import (
    KeptAgreement,
    agreements_of_network,
    chosen,
    follow_agreement,
)
from kompas.domain.network.networks import identify_in_network
from kompas.domain.wall.agreements import FINISHED
from kompas.domain.workshop.clock import AMSTERDAM, today
from kompas.enums import AgreementStatus, Exported
from kompas.exports.core.chapters import File
from kompas.exports.network.agreement_list import agreement_files
from kompas.i18n import _
from kompas.labels import label
from kompas.models import Agreement
from kompas.models.core.columns import SHORT
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.files import offer_files
from kompas.ui.widgets import day, plain, short_date

SIGNS = {
    AgreementStatus.OPEN: "○",
    AgreementStatus.UNDER_WAY: "◐",
    AgreementStatus.DONE: "●",
    AgreementStatus.DROPPED: "✕",
}
FEW = 40
"""How many agreements are drawn at once; a filter brings the rest."""


def agreements(actor: NetworkActor) -> None:
    everything = state.read(agreements_of_network, actor.network)
    if not everything:
        st.info(_("There are no agreements yet. They come here by themselves from the workshops of this network."))
        return
    late = sum(one.is_overdue(today()) for one in everything)
    left = sum(one.agreement.status not in FINISHED for one in everything)
    st.markdown(_("**{left}** to do, of which **{late}** are overdue.", left=left, late=late))
    shown = filter_agreements(everything)
    if shown:
        downloads(actor, shown)
    else:
        st.info(_("No agreement matches this filter."))
    for one in shown[:FEW]:
        agreement_card(actor, one)
    if len(shown) > FEW:
        st.caption(_("{count} more. Filter to see them; the downloads hold all of them.", count=len(shown) - FEW))


def filter_agreements(everything: Sequence[KeptAgreement]) -> list[KeptAgreement]:
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
    """Files of the agreements that pass the filter. A rerun at the click would take away the requested file."""
    kept = list(shown)

    def files(_actor: NetworkActor | None = None) -> list[File]:
        return agreement_files(kept, datetime.now(AMSTERDAM))

    offer_files(
        files(), f"kompas-{actor.network.code}", files, "agreements", Exported.AGREEMENTS, who=identify_in_network
    )


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
        if one.line:
            origin.append(_("From line: {line}", line=one.line))
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
