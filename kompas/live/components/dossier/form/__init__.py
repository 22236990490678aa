"""A form that several people fill in at the same time; for readers, its answers."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from kompas.domain.dossier.proposals import Proposal
from kompas.forms import Form
from kompas.forms.schema import Section
from kompas.live.components import Place, register
from kompas.live.fields import described

show = register(__file__)
Use = Literal["network", "console", "screen", "participant"]
Proposals = Mapping[str, Sequence[Proposal]]
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
    proposals: Proposals | None = None,
) -> None:
    """Fill in the form with this id, or one section of it; `proposals` is by question what the record proposes. Actions up:
    answer_question, agree_answer.
    """
    data = place.as_data() | {
        "form": form_id,
        "sections": [section_as_data(section) for section in questions.sections],
        "fields": {key: described(field) for key, field in questions.questions.items()},
        "section": section,
        "editable": editable and use != "screen",
        "offers": list(offers),
        "proposals": {key: [one.as_data() for one in told] for key, told in (proposals or {}).items()},
        "use": use,
    }
    show(data=data, key=f"form-{form_id}-{use}", height="content")


def section_as_data(section: Section) -> dict[str, Any]:
    texts = {"title": section.title, "intro": section.intro}
    return {
        "key": section.key,
        "number": section.number,
        **{name: str(text) if text else None for name, text in texts.items()},
        "questions": [question.key for question in section.questions],
    }
