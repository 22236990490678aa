"""The map in figures: sentences to talk about, and cooperation between parties as a matrix."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas.activity import activity_of
from kompas.domain.map.explained import MapFinding, finding_of_pairs, findings_of, rows_of_pairs, titles_of_pairs
from kompas.domain.map.figures import Figures, figures_of
from kompas.domain.map.queries import drawing_of
from kompas.domain.map.views import look_at_matrix
from kompas.domain.workshop.workshops import steps_of
from kompas.i18n import _, current_language
from kompas.scenes import Scene
from kompas.ui.charts import is_dark, show_chart
from kompas.ui.fragments import fragment
from kompas.ui.map_matrix import matrix
from kompas.ui.parts import Use, part
from kompas.ui.state import read, succeed
from kompas.ui.widgets import plain

MOST_ON_SCREEN = 12


@part("figures")
def figures(scene: Scene, use: Use) -> None:
    """On the screen they are what it is about; elsewhere they stand under the map."""
    if use == "screen":
        show_findings(scene, use, large=True)
        return
    with st.expander(_("The map in figures"), expanded=use == "console"):
        show_findings(scene, use)


@fragment(run_every="5s")
def show_findings(scene: Scene, use: Use, *, large: bool = False) -> None:
    """Refreshed now and then: the map may change while the group talks."""
    drawing = read(drawing_of, scene.workshop)
    counted = figures_of(drawing)
    findings = findings_of(drawing, counted)
    if not findings:
        st.info(what_to_do(scene))
        return
    sentences, domains, parties = st.tabs([_("In sentences"), _("Between domains"), _("Who works with whom")])
    with sentences:
        cards(findings, large=large)
    with domains:
        between_domains(counted, large=large)
    with parties:
        if scene.actor.facilitates and not large:
            matrix_button(scene)
        show_chart(matrix(drawing, large=large, dark=is_dark()), "matrix")


def matrix_button(scene: Scene) -> None:
    """Put the matrix on the screen, or take it off."""
    shown = bool((scene.workshop.map_view or {}).get("matrix"))
    clicked = st.button(_("Take it off the screen") if shown else _("Show it on the screen"))
    if clicked and succeed(look_at_matrix, scene.actor, not shown):
        st.rerun(scope="fragment")


@fragment(run_every="5s")
def matrix_on_screen(scene: Scene, use: Use) -> None:
    show_chart(matrix(read(drawing_of, scene.workshop), large=True, dark=is_dark()), "matrix-screen")


def what_to_do(scene: Scene) -> str:
    """Tell where lines are drawn, for a map without any."""
    titles = (
        step.content["title"][current_language()]
        for step in read(steps_of, scene.workshop)
        if activity_of(step).puts_on_map == "lines" and not step.left_out
    )
    title = next(titles, "")
    nothing = _("There are no lines on the map yet, so there is nothing to count.")
    back = _(
        "Go back to “{step}”, draw lines and give them a colour. Then you read here what stands out.", step=plain(title)
    )
    return f"{nothing} {back}" if title else nothing


def cards(findings: Sequence[MapFinding], *, large: bool) -> None:
    columns = st.container(key="figures-large" if large else "figures").columns(3 if large else 1)
    for number, finding in enumerate(findings):
        card(columns[number % len(columns)], finding)


def card(where: DeltaGenerator, finding: MapFinding) -> None:
    with where.container(border=True):
        st.markdown(f"#### {finding.title}\n\n{plain(finding.seen)}")
        st.caption(finding.reading)


def between_domains(figures: Figures, *, large: bool) -> None:
    """Every pair; on the screen as many as fit, the others are counted."""
    finding = finding_of_pairs(figures)
    if finding is None:
        st.info(_("No line has a colour yet."))
        return
    rows = rows_of_pairs(figures)
    shown = rows[:MOST_ON_SCREEN] if large else rows
    with st.container(key="pairs-large" if large else "pairs"):
        card(st.container(key="pairs-told"), finding)
        st.table(pd.DataFrame(shown, columns=titles_of_pairs()).set_index(titles_of_pairs()[0]))
        if len(rows) > len(shown):
            st.caption(_("{count} more pairs are on the console and in the report.", count=len(rows) - len(shown)))
