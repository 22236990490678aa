"""A form, or one section of it, that the group fills in together: facilitator and participants write, the screen shows."""

from typing import Any

from sqlmodel import Session

from kompas.activity import Activity, Least, Part
from kompas.domain.dossier.forms import form_of_workshop
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.events.dossier.answers import AgreeAnswer, AnswerQuestion
from kompas.fields import LongText
from kompas.forms import own_forms
from kompas.i18n import N_
from kompas.scenes import Scene


def find_questions(session: Session, scene: Scene) -> dict[str, Any]:
    wanted = scene.content["form"]
    filled = form_of_workshop(session, scene.workshop, wanted["key"])
    questions = own_forms().forms.get(wanted["key"])
    return {"form_id": filled and filled.id, "questions": questions, "section": wanted.get("section")}


def rehearse(play: Play) -> None:
    """People answer one question after the other; the group agrees on the first."""
    wanted = play.step.content["form"]
    filled = form_of_workshop(play.session, play.facilitator.workshop, wanted["key"])
    form = own_forms().forms.get(wanted["key"])
    if filled is None or form is None:
        return
    section = form.section(wanted.get("section"))
    questions = [
        one for one in (section.questions if section else form.questions.values()) if isinstance(one, LongText)
    ]
    said = texts.texts_of("improvement")
    for number, (when, question) in enumerate(spread(questions, 0.1, 0.8)):
        told = {"form_id": filled.id, "question": question.key}
        play.do(
            when, f"answer {question.key}", AnswerQuestion, play.person(number), value=said[number % len(said)], **told
        )
        if number == 0:
            play.do(0.85, "agree", AgreeAnswer, agreed=True, **told)


FORM = Part("form", find_questions)
ACTIVITY = Activity(
    name="form",
    label=N_("Filling in a form"),
    order=70,
    needs=("form",),
    fields=("form",),
    usual={"form": {"key": "learning_cycle", "section": None}},
    comes_for_participant=N_("Here is the form. Everybody writes in it, and sees at once what another writes."),
    comes_on_screen=N_("Here the answers come while people write them."),
    least=Least(0.6, 8, N_("Answer the questions that matter most; the others can be done later.")),
    takes_notes=False,
    workspace=(FORM,),
    screen=(FORM,),
    participant=(FORM,),
    rehearse=rehearse,
    chapters=("Forms",),
)
