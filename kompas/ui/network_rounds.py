"""The rounds of a network's map on its page: each with its date, goal and picture, and any two beside each other."""

from collections.abc import Sequence

import streamlit as st
from sqlmodel import Session

from kompas.domain.map.course import FrozenRound, rounds_of_network
from kompas.domain.map.drawing import Drawing
from kompas.domain.map.queries import drawing_of
from kompas.domain.network.networks import identify_in_network
from kompas.enums import Exported
from kompas.exports.map.map_svg import map_svg, map_text
from kompas.exports.map.network_map import picture_files
from kompas.i18n import _
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.files import offer_files
from kompas.ui.map_comparison import counts_in_words, course, difference, line_by_line, round_name, rounds_beside
from kompas.ui.widgets import day, plain

Kept = tuple[FrozenRound, Drawing]


def rounds(actor: NetworkActor) -> None:
    kept = state.read(kept_rounds, actor)
    if not kept:
        st.info(
            _(
                "There are no rounds of the map yet. A map is kept when you freeze it, or when its workshop is closed. "
                "Prepare a workshop with the script “Network map” and choose this network."
            )
        )
        return
    for number, (one, drawing) in enumerate(kept):
        round_card(actor, one, drawing, is_open=number == 0)
    if len(kept) > 1:
        st.subheader(_("Over the rounds"))
        course([(day(one.frozen_at), drawing) for one, drawing in reversed(kept)], "course-network-map")
        st.subheader(_("Two rounds beside each other"))
        beside([one for one, _drawing in kept])


def kept_rounds(session: Session, actor: NetworkActor) -> list[Kept]:
    found = rounds_of_network(session, actor.network.id)
    return [(one, drawing_of(session, one.workshop)) for one in found]


def round_card(actor: NetworkActor, one: FrozenRound, drawing: Drawing, *, is_open: bool) -> None:
    with st.expander(plain(round_name(one)), expanded=is_open):
        told = {
            _("Goal"): one.kept.goal,
            _("Organisations that were there"): ", ".join(map(str, one.kept.organisations)),
            _("Lines"): counts_in_words(drawing),
        }
        st.markdown("  \n".join(plain(f"{name}: {words}") for name, words in told.items() if words))
        title = f"{actor.network.name}, {day(one.frozen_at)}"
        if st.toggle(_("Show the map"), value=is_open, key=f"show-map-{one.workshop.id}"):
            st.image(map_svg(drawing, title), width="stretch", alt=map_text(drawing))
        name = f"kompas-{one.workshop.code}-{one.frozen_at:%Y-%m-%d}"  # two workshops may be of the same day
        files = picture_files(drawing, actor.network.name, title)
        offer_files(files, name, lambda _actor: files, f"round-{name}", Exported.MAP, who=identify_in_network)


def beside(found: Sequence[FrozenRound]) -> None:
    """Any later round with any earlier one."""
    by_id = {one.workshop.id: one for one in found}
    first, second = st.columns(2)
    later = first.selectbox(
        _("Round"), list(by_id)[:-1], format_func=lambda one: round_name(by_id[one]), key="later-round"
    )
    before = list(by_id)[list(by_id).index(later) + 1 :]
    earlier = second.selectbox(
        _("Compare with the round of"), before, format_func=lambda one: round_name(by_id[one]), key="earlier-round"
    )
    compared, now = state.read(rounds_beside, by_id[later].workshop, by_id[earlier])
    difference(compared, now)
    line_by_line(compared, now)
