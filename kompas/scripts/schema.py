"""The schema of a facilitation script. Unknown fields are refused, so a typing error is found at load."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kompas import fields as declared
from kompas.activity import activities, activity_of
from kompas.enums import CaseMode, Domain, Figure, Involvement, LineColour, NoteKind, Phase, Ring
from kompas.fields.words import Key as Key
from kompas.fields.words import Keyed
from kompas.fields.words import Localised as Localised
from kompas.fields.words import YamlPart as YamlPart
from kompas.i18n import N_, _


def known_activity(name: str) -> str:
    if name not in activities():
        raise PydanticCustomError(
            "enum", "unknown activity", {"expected": list_names(map(quote_name, activities()), "or")}
        )
    return name


def quote_name(name: str) -> str:
    return f"'{name}'"


def list_names(names: Iterable[str], word: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last


def needs(activity: str, what: Literal["fields", "questions"], names: Sequence[str], told: Iterable[str]) -> Exception:
    """The error that the loader puts into words; `names` is for callers that want others."""
    context = {"activity": activity, what: list_names(told, _("and")), "names": names}
    return PydanticCustomError(f"needs_{what}", "something is missing", context)


class Question(YamlPart):
    key: Key
    text: Localised


MOST_SCALES = 6


class RatingScale(YamlPart):
    """A question answered from 1 (`low`) to 5 (`high`)."""

    key: Key
    text: Localised
    low: Localised
    high: Localised

    @property
    def field(self) -> declared.Number:
        return declared.Number(
            key=self.key, label=self.text, least=1, most=5, ends=(self.low, self.high), required=True
        )


class EvaluationQuestions(YamlPart):
    scales: list[RatingScale] = Field(min_length=1, max_length=MOST_SCALES)
    open: Localised

    @property
    def fields(self) -> list[declared.Number | declared.LongText]:
        return [*(scale.field for scale in self.scales), declared.LongText(key="remark", label=self.open)]


class Help(YamlPart):
    """For the facilitator only: what to say, what the step is for, what often goes wrong, what to do when it stalls."""

    say: Localised
    purpose: Localised
    pitfalls: Localised
    stalls: Localised


MOST_AT_A_GLANCE = 3


class Care(YamlPart):
    """For the facilitator only: what to arrange so that people are safe in the room, and what to do when they are not."""

    beforehand: Localised
    unsafe: Localised


class Starter(YamlPart):
    """A usual party of a network map, to pick from. With `on_map` it is there from the start, in that ring."""

    key: Key
    name: Localised
    domain: Domain
    involvement: Involvement
    ring: Ring | None = None
    on_map: bool = False


class Wording(YamlPart):
    """How a step reads for one kind of case: another line on the screen, other texts of its questions."""

    screen: Localised | None = None
    questions: list[Question] = Field(default=[])


class FormPart(YamlPart):
    """The form that is filled in at a step, by its key; only one `section` of it, when that is named."""

    key: Key
    section: Key | None = None


class ScriptStep(YamlPart):
    """`glance`: the cue card at a glance; with it the rest of the card is folded.

    `left_out`: not in the plan until the facilitator takes it in.
    `hidden`: silent writing, notes are shown only when the facilitator reveals them.

    `closes_at_zero`: when the time is up, participants write no more here until the room goes on.
    `starters`: for a step about parties; its questions are the prompts, with the involvement they ask for as key.
    `goal_example`: for a step at which the group agrees on its goal; the field for it stands on the console.
    `line_colour`: for a step that looks at one colour of the network map: it begins with the lines of that colour.
    `turn_seconds`: how long each has the word to introduce a case, at a step with activity `cases`.
    `wording`: by kind of case, for where nobody brings a case.
    `shows`: large on the screen, where somebody explains: the `goal` of the workshop, or the `road` of its phases.
    """

    key: Key
    minutes: int = Field(ge=1, le=240)
    activity: Annotated[str, AfterValidator(known_activity)]
    title: Localised
    screen: Localised
    facilitator: Localised
    glance: list[Localised] = Field(default=[], max_length=MOST_AT_A_GLANCE)
    left_out: bool = False
    phase: Phase | None = None
    questions: list[Question] = Field(default=[])
    kinds: list[NoteKind] = Field(default=[])
    hidden: bool = False
    closes_at_zero: bool = False
    help: Help | None = None
    turn_seconds: int = Field(default=60, ge=10, le=900)
    evaluation: EvaluationQuestions | None = None
    form: FormPart | None = None
    starters: list[Starter] = Field(default=[])
    goal_example: Localised | None = None
    line_colour: LineColour | None = None
    shows: Literal["goal", "road"] | None = None
    wording: dict[CaseMode, Wording] = Field(default={})

    @model_validator(mode="after")
    def fits_its_activity(self) -> Self:
        keys, needed = activity_of(self).question_keys, activity_of(self).needs
        if keys and {question.key for question in self.questions} != set(keys):
            raise needs(self.activity, "questions", keys, keys)
        if not all(getattr(self, name) for name in needed):
            raise needs(self.activity, "fields", needed, map(quote_name, needed))
        if len({question.key for question in self.questions}) < len(self.questions):
            raise ValueError(N_("two questions of this step have the same key"))
        reworded = {question.key for wording in self.wording.values() for question in wording.questions}
        if reworded - {question.key for question in self.questions}:
            raise ValueError(N_("'wording' has a question that this step does not have"))
        return self

    def reads_for(self, mode: CaseMode) -> Self:
        """The step as it reads for this kind of case, which it then keeps."""
        wording = self.wording.get(mode, Wording())
        texts = {question.key: question for question in wording.questions}
        questions = [texts.get(question.key, question) for question in self.questions]
        return self.model_copy(update={"screen": wording.screen or self.screen, "questions": questions, "wording": {}})


class ViolenceProfile(YamlPart):
    """A ready description of a pattern of violence, to take as the case; `figure` is the face of its card."""

    key: Key
    title: Localised
    text: Localised
    figure: Figure = Figure.FAMILY


class Caution(YamlPart):
    """A question that works less well, and why."""

    text: Localised
    why: Localised


class CentralQuestion(YamlPart):
    """The question of the interviews: a new workshop begins with `start`, the others are examples."""

    start: Localised
    good: list[Localised] = Field(min_length=1, max_length=8)
    less: list[Caution] = Field(min_length=1, max_length=8)


class GroupSize(YamlPart):
    minimum: int = Field(ge=1)
    maximum: int = Field(le=500)


def every_case_mode() -> list[CaseMode]:
    return [mode for mode in CaseMode if mode is not CaseMode.NO_CASE]


class FacilitationScript(Keyed):
    """`preparation` and `care` tell the facilitator what to do beforehand, `invitation` tells the participants."""

    title: Localised
    summary: Localised
    group: GroupSize
    planned_minutes: int = Field(ge=5, le=600)
    with_whom: Localised
    preparation: Localised
    invitation: Localised
    confidentiality: Localised
    care: Care | None = None
    case_modes: list[CaseMode] = Field(default_factory=every_case_mode)
    profiles: list[ViolenceProfile] = Field(default=[])
    central_question: CentralQuestion | None = None
    steps: list[ScriptStep] = Field(min_length=1, max_length=40)

    @model_validator(mode="after")
    def has_distinct_steps(self) -> Self:
        if len({step.key for step in self.steps}) < len(self.steps):
            raise ValueError(N_("two steps have the same key"))
        return self

    @property
    def minutes(self) -> int:
        """Of the steps that are in the plan from the start."""
        return sum(step.minutes for step in self.steps if not step.left_out)
