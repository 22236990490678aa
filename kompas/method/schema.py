"""The schema of the method (`facilitation_scripts/reference/method.yaml`)."""

from typing import Annotated, Literal, Self

from pydantic import Field as Limit
from pydantic import StringConstraints, model_validator

from kompas.fields.words import Key, Keyed, Localised, Words, YamlPart
from kompas.forms.schema import demand_distinct
from kompas.i18n import N_

Address = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
StepNumber = Annotated[int, Limit(ge=1, le=8)]
Part = Literal["workshops", "maps", "bottlenecks", "agreements", "forms", "members"]
"""The parts of a network's page that a tool can open."""


class Source(YamlPart):
    """What a text rests on. A publication whose address is not known is named by its title alone."""

    title: Words
    publisher: Words | None = None
    address: Address | None = None


class Tip(YamlPart):
    """A tip, or an example from practice. `topic` is where one reads more."""

    key: Key
    title: Localised
    text: Localised
    source: Source | None = None
    topic: Key | None = None


class Opens(YamlPart):
    """What a tool opens: one of these. `later` says honestly that it is not there yet."""

    script: Key | None = None
    part: Part | None = None
    form: Key | None = None
    later: Localised | None = None

    @model_validator(mode="after")
    def is_one(self) -> Self:
        if len([name for name in Opens.model_fields if getattr(self, name) is not None]) != 1:
            raise ValueError(N_("one of script, part, form and later was expected"))
        return self


class Tool(YamlPart):
    key: Key
    title: Localised
    text: Localised
    opens: Opens


class MethodForm(YamlPart):
    """A document of a step. It is `there` once every question has an answer, or once all of them are agreed on."""

    key: Key
    there: Literal["answered", "agreed"]


class Block(YamlPart):
    key: Key | None = None
    title: Localised
    text: Localised | None = None
    points: list[Localised] = Limit(min_length=1)


class MethodStep(YamlPart):
    """`yields` is one sentence for the compass, `result` what is there at the end, `note` a choice that is ours."""

    key: Key
    number: StepNumber
    name: Localised
    title: Localised
    yields: Localised
    result: Localised
    note: Localised | None = None
    leads: Key
    first: Localised
    work: list[Block] = Limit(default_factory=list)
    tools: list[Tool] = Limit(min_length=1)
    forms: list[MethodForm] = Limit(default_factory=list)
    tips: list[Tip] = Limit(default_factory=list)
    examples: list[Tip] = Limit(default_factory=list)


class MethodPhase(YamlPart):
    key: Key
    title: Localised
    steps: list[MethodStep] = Limit(min_length=1)


class Rule(YamlPart):
    """Who leads, in which steps."""

    key: Key
    steps: list[StepNumber] = Limit(min_length=1)
    title: Localised
    text: Localised


class Topic(YamlPart):
    """Something to read, to project and to come back to; `steps` are those beside which it stands."""

    key: Key
    title: Localised
    intro: Localised
    note: Localised | None = None
    picture: Literal["rings"] | None = None
    steps: list[StepNumber] = Limit(min_length=1)
    blocks: list[Block] = Limit(min_length=1)
    sources: list[Source] = Limit(default_factory=list)


class Method(Keyed):
    rules: list[Rule] = Limit(min_length=1)
    phases: list[MethodPhase] = Limit(min_length=1)
    topics: list[Topic] = Limit(default_factory=list)

    @model_validator(mode="after")
    def hangs_together(self) -> Self:
        demand_distinct([step.key for step in self.steps], N_("two steps have the same key"))
        demand_distinct([topic.key for topic in self.topics], N_("two topics have the same key"))
        if [step.number for step in self.steps] != list(range(1, len(self.steps) + 1)):
            raise ValueError(N_("the steps are numbered from 1, in their order"))
        if not {step.leads for step in self.steps} <= {rule.key for rule in self.rules}:
            raise ValueError(N_("who leads a step is one of the rules"))
        told = {tip.topic for step in self.steps for tip in (*step.tips, *step.examples) if tip.topic}
        if not told <= {topic.key for topic in self.topics}:
            raise ValueError(N_("there is no topic of this key"))
        return self

    @property
    def steps(self) -> list[MethodStep]:
        return [step for phase in self.phases for step in phase.steps]

    def step(self, key: str | None) -> MethodStep | None:
        return next((step for step in self.steps if step.key == key), None)

    def form(self, key: str) -> MethodForm | None:
        """What the method asks of this form, if it does."""
        return next((form for step in self.steps for form in step.forms if form.key == key), None)

    def topic(self, key: str | None) -> Topic | None:
        return next((topic for topic in self.topics if topic.key == key), None)

    def topics_beside(self, step: MethodStep) -> list[Topic]:
        return [topic for topic in self.topics if step.number in topic.steps]

    def rules_for(self, step: MethodStep) -> list[Rule]:
        """Who leads it first, then what holds besides."""
        return sorted(
            (rule for rule in self.rules if step.number in rule.steps), key=lambda rule: rule.key != step.leads
        )
