"""What a report leaves out and why, in sentences. Only what is true for this report is said."""

from collections.abc import Sequence

from kompas.domain.evaluations import FEWEST_SHOWN
from kompas.exports.report import ReportStep
from kompas.i18n import _, ngettext
from kompas.models import Workshop
from kompas.rules import report_names_authors, tells_when_written


def sentences_on(
    workshop: Workshop, steps: Sequence[ReportStep], *, parked: int, hidden: int, answers: int, full: bool
) -> list[str]:
    sentences = [on_moment(workshop), *on_steps(steps)]
    if full:
        sentences += [on_parked(parked), on_hidden(hidden), on_names(workshop, steps), on_evaluation(answers)]
    else:
        sentences.append(_("The notes, the case, the names and the evaluation are not in this version."))
    return [sentence for sentence in sentences if sentence]


def on_moment(workshop: Workshop) -> str | None:
    if workshop.closed_at is not None:
        return None
    return _("This report was made before the workshop was closed; what came in later is not in it.")


def on_steps(steps: Sequence[ReportStep]) -> list[str | None]:
    """Steps that were skipped, and steps where notes were taken but nothing was concluded."""
    left_out = [step.title for step in steps if step.left_out]
    without = [step.title for step in steps if step.is_phase and not step.left_out and not step.conclusions]
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


def on_evaluation(answers: int) -> str | None:
    if not answers:
        return None
    if answers < FEWEST_SHOWN:
        return _("The evaluation has fewer than {count} answers and is left out to protect people.", count=FEWEST_SHOWN)
    return _("The answers to the evaluation were given without a name and are not broken down by organisation.")
