"""A form that several people fill in at the same time; for who reads along, its answers."""

from collections.abc import Sequence
from typing import Any, Literal

from kompas.forms import Form
from kompas.forms.schema import Section
from kompas.i18n import _
from kompas.live.components import Place, careful_words, register
from kompas.live.fields import described, field_words

show = register(__file__, "fields.css")
Use = Literal["network", "console", "screen", "participant"]
Offers = Sequence[dict[str, str]]
"""Rows of the record that an answer may name: `of`, `id` and `text`."""


def form(
    place: Place,
    form_id: str,
    questions: Form,
    use: Use,
    *,
    section: str | None = None,
    editable: bool = True,
    offers: Offers = (),
) -> None:
    """Fill in the form with this id, or one section of it. Actions up: answer_question, agree_answer."""
    data = place.as_data() | {
        "form": form_id,
        "sections": [told(section) for section in questions.sections],
        "fields": {key: described(field) for key, field in questions.questions.items()},
        "section": section,
        "editable": editable and use != "screen",
        "offers": list(offers),
        "use": use,
        "words": words(),
    }
    show(data=data, key=f"form-{form_id}-{use}", height="content")


def told(section: Section) -> dict[str, Any]:
    texts = {"title": section.title, "intro": section.intro}
    return {
        "key": section.key,
        "number": section.number,
        **{name: str(text) if text else None for name, text in texts.items()},
        "questions": [question.key for question in section.questions],
    }


def words() -> dict[str, object]:
    return (
        careful_words()
        | field_words()
        | {
            "form": _("Form"),
            "parts": _("Parts of the form"),
            "progress": _("{filled} of {all} filled in"),
            "progress_agreed": _("{agreed} agreed on"),
            "agreed": _("Agreed"),
            "saving": _("Saving…"),
            "saved": _("Saved"),
            "typing": _("Not saved yet"),
            "decide_first": _("Not saved yet: decide about the text first."),
            "choose_first": _("Not chosen yet: both texts are kept."),
            "two_texts": _("Somebody else saved this question at the same time. The other text:"),
            "two_texts_by": _("{name} saved this question at the same time. The other text:"),
            "text_beside": _("This text was saved at the same time as the one above:"),
            "use_this": _("Use this text"),
            "use_both": _("Put both together"),
            "keep_mine": _("Keep my text"),
            "leave_it": _("Keep the text above"),
            "emptied": _("(left empty)"),
            "nothing_yet": _("Nothing is written here yet."),
            "failed": _("Not saved: {reason}"),
        }
    )
