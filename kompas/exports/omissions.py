"""What a report leaves out and why, in sentences. Only what is true for this report is said."""

from collections.abc import Sequence

from kompas.domain.core.small_groups import FEWEST_IN_A_GROUP
from kompas.domain.wall.evaluations import FEWEST_SHOWN
from kompas.enums import ReleaseLevel
from kompas.exports.report import ReportStep
from kompas.exports.rows import Rows
from kompas.i18n import _, ngettext
from kompas.models import Workshop
from kompas.rules import report_names_authors, tells_when_written


def sentences_on(rows: Rows, steps: Sequence[ReportStep], level: ReleaseLevel, *, is_grouped: bool) -> list[str]:
    workshop = rows.workshop
    sentences = [on_moment(workshop), *on_steps(rows, steps)]
    if level is ReleaseLevel.SESSION:
        sentences += [on_parked(rows.parked), on_hidden(rows.hidden), on_names(workshop, steps)]
        sentences.append(on_pictures(rows))
        sentences.append(on_evaluation(len(rows.answers)))
    else:
        sentences += [*on_withheld(rows, level), on_groups(is_grouped)]
        sentences += on_map(rows, level)
        sentences.append(_("The notes, the case, the names and the evaluation are not in this version."))
    return [sentence for sentence in sentences if sentence]


def on_moment(workshop: Workshop) -> str | None:
    if workshop.closed_at is not None:
        return None
    return _("This report was made before the workshop was closed; what came in later is not in it.")


def on_withheld(rows: Rows, level: ReleaseLevel) -> list[str | None]:
    """How many, not what: whoever reads may ask the facilitator."""
    far = far_as(level)
    conclusions = ngettext(
        "{count} conclusion is not released to {far}.",
        "{count} conclusions are not released to {far}.",
        rows.withheld.conclusions,
        far=far,
    )
    agreements = ngettext(
        "{count} agreement is not released to {far}.",
        "{count} agreements are not released to {far}.",
        rows.withheld.agreements,
        far=far,
    )
    bottlenecks = ngettext(
        "{count} bottleneck of last time is not released to {far}.",
        "{count} bottlenecks of last time are not released to {far}.",
        rows.withheld.bottlenecks,
        far=far,
    )
    return [
        conclusions if rows.withheld.conclusions else None,
        agreements if rows.withheld.agreements else None,
        bottlenecks if rows.withheld.bottlenecks else None,
    ]


def on_map(rows: Rows, level: ReleaseLevel) -> list[str | None]:
    if rows.withheld.has_map:
        return [_("The network map is not released to {far}.", far=far_as(level))]
    if rows.withheld.has_comparison:
        return [
            _("The comparison with the earlier map is not released to {far}.", far=far_as(level)),
            *on_reasons(rows),
        ]
    return on_reasons(rows)


def on_reasons(rows: Rows) -> list[str | None]:
    return [_("The reasons with the lines of the map are not in this version.") if rows.drawing.lines else None]


def far_as(level: ReleaseLevel) -> str:
    return _("participants") if level is ReleaseLevel.PARTICIPANTS else _("the steering group")


def on_groups(is_grouped: bool) -> str | None:
    if not is_grouped:
        return None
    return _(
        "Organisations or domains with fewer than {count} people are not told apart, to protect people.",
        count=FEWEST_IN_A_GROUP,
    )


def on_steps(rows: Rows, steps: Sequence[ReportStep]) -> list[str | None]:
    """Steps that were skipped, and steps where notes were taken but nothing was concluded."""
    left_out = [step.title for step in steps if step.left_out]
    concluded = {step.key for step in rows.steps if step.id in rows.withheld.steps}
    without = [step.title for step in steps if step.is_phase and not step.left_out and step.key not in concluded]
    return [
        _("Left out of the script: {titles}.", titles=enumerated(left_out)) if left_out else None,
        _("No conclusions were recorded for: {titles}.", titles=enumerated(without)) if without else None,
    ]


def enumerated(titles: Sequence[str]) -> str:
    return "; ".join(titles)


def on_parked(parked: int) -> str | None:
    if not parked:
        return None
    return ngettext(
        "{count} parked note is not in this report.", "{count} parked notes are not in this report.", parked
    )


def on_hidden(hidden: int) -> str | None:
    if not hidden:
        return None
    return ngettext(
        "{count} note that was written in silence is not revealed yet and is not in this report.",
        "{count} notes that were written in silence are not revealed yet and are not in this report.",
        hidden,
    )


def on_names(workshop: Workshop, steps: Sequence[ReportStep]) -> str | None:
    if report_names_authors(workshop) or not any(step.notes for step in steps):
        return None
    if not tells_when_written(workshop):
        return _("Nobody sees who wrote which note, the facilitator neither; the notes stand in a random order.")
    return _("Names are not shown with the notes.")


def on_pictures(rows: Rows) -> str | None:
    return _("The pictures of the cases are not in this report.") if rows.cases else None


def on_evaluation(answers: int) -> str | None:
    if not answers:
        return None
    if answers < FEWEST_SHOWN:
        return _("The evaluation has fewer than {count} answers and is left out to protect people.", count=FEWEST_SHOWN)
    return _("The answers to the evaluation were given without a name and are not broken down by organisation.")
