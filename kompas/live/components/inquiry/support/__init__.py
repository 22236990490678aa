"""The support check: each says what the own organisation thinks; hidden until the facilitator closes the check."""

from typing import Literal

from kompas.enums import Stance
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, careful_words, problem_words, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def support(place: Place, use: Use) -> None:
    """Actions up: open_support_check, close_support_check, accept_draft (console); state_support (participant)."""
    show(data=place.as_data() | {"use": use, "words": words()}, key=f"support-{use}", height="content")


def words() -> dict[str, object]:
    return careful_words() | {
        "stances": {stance.value: label(stance) for stance in Stance},
        "heading": _("Who carries this ambition?"),
        "version": _("Version {number}"),
        "accepted": _("This is our ambition."),
        "no_draft": _("Keep a version of the ambition first. Then every organisation can say what it thinks."),
        "open": _("Ask every organisation"),
        "again": _("Ask again about this version"),
        "which": _("About which version?"),
        "close": _("Close and show the result"),
        "said": _("{count} of {people} have answered"),
        "hidden": _("The answers are hidden until the check is closed."),
        "speak": _("You speak for your organisation. What does it think?"),
        "mandate": _("I may decide this for my organisation"),
        "no_mandate": _("without a mandate"),
        "with_mandate": _("with a mandate"),
        "reason": _("What is your concern or objection?"),
        "reason_free": _("Do you want to add something? (not required)"),
        "by": _("When will you know?"),
        "send": _("Send"),
        "change": _("You can change your answer until the check is closed."),
        "sent": _("Your answer is in."),
        "needs_reason": _("Write down what the objection is."),
        "needs_date": _("Choose the date by which you will know."),
        "choose": _("Choose what your organisation thinks."),
        "silent": _("no answer"),
        "differs": _("its representatives differ"),
        "consult": _("answer by {date}"),
        "organisation": _("Organisation"),
        "stance": _("What it says"),
        "reasons": _("Why"),
        "summary": _("{count} × {stance}"),
        "earlier": _("Earlier checks"),
        "accept": _("This is our ambition"),
        "unaccept": _("Not accepted after all"),
        "objections": _(
            "There is still an objection. Talk about it, adapt the text and ask again; or accept it knowingly."
        ),
        "agreements": _("Who must consult has an agreement with that date now."),
        **problem_words(),
    }
