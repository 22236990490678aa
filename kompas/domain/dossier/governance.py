"""Advice on who steers a network, from five answers: which form fits, how each answer weighed, and how sure that is.

The three forms and what they suit are those of the Kompas (step 2, figure 6). The points are ours: so they are shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session

from kompas.domain.dossier.forms import FilledIn, filled_in, forms_of
from kompas.enums import GovernanceType
from kompas.forms.sources import Found, proposes
from kompas.i18n import N_, _, translate
from kompas.labels import label
from kompas.models import Network

FORM = "governance_advice"
LEAST_ANSWERS = 3
CLOSE = 1
"""Points between two forms that say nothing."""
SHARED, ONE, INDEPENDENT = GovernanceType


@dataclass(frozen=True)
class Weight:
    """What one answer adds to each form, and why; a form that is not there gets nothing."""

    question: str
    points: Mapping[GovernanceType, int]
    why: str


class Verdict(StrEnum):
    ONE_FORM = "one_form"
    MIX = "mix"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Advice:
    """`forms` are those that fit, best first: one, two of a mix, none when it is not known. `doubts` say why it is not sure."""

    verdict: Verdict
    forms: Sequence[GovernanceType]
    totals: Mapping[GovernanceType, int]
    weights: Sequence[Weight]
    doubts: Sequence[str]


WEIGHTS: Mapping[str, Mapping[str, tuple[Mapping[GovernanceType, int], str]]] = {
    "parties": {
        "few": ({SHARED: 2}, N_("With up to eight parties everybody can steer together.")),
        "some": ({ONE: 2}, N_("In a medium-sized network it helps when one party coordinates.")),
        "many": ({INDEPENDENT: 2, SHARED: -2}, N_("A large network asks for somebody who stands above the parties.")),
    },
    "trust": {
        "high": ({SHARED: 2}, N_("Steering together rests on much trust.")),
        "mixed": ({ONE: 1, INDEPENDENT: 1}, N_("Where trust differs, somebody has to hold it together.")),
        "low": (
            {INDEPENDENT: 2, SHARED: -2},
            N_("Without trust an outsider is accepted sooner than one of the parties."),
        ),
    },
    "goals": {
        "shared": ({SHARED: 2}, N_("Who wants the same needs little steering.")),
        "partly": ({ONE: 1, INDEPENDENT: 1}, N_("Where goals overlap in part, somebody has to guard the common one.")),
        "apart": (
            {INDEPENDENT: 1, SHARED: -2},
            N_("Where goals differ, it helps that the one who steers has none of them."),
        ),
    },
    "need": {
        "decisive": ({ONE: 2}, N_("One organisation that leads can push on.")),
        "neutral": ({INDEPENDENT: 2}, N_("Neutral direction is what an independent agency or person is for.")),
        "both": (
            {ONE: 1, INDEPENDENT: 1},
            N_("Decisive and neutral at once: a leading party and an outsider each give half."),
        ),
        "neither": ({SHARED: 1}, N_("Without need of either no separate coordinator is needed.")),
    },
    "phase": {
        "start": ({SHARED: 1}, N_("At the start an informal network that steers itself often does fine.")),
        "growth": ({ONE: 1, INDEPENDENT: 1}, N_("With more work or more parties a more central form works better.")),
        "development": ({ONE: 1, INDEPENDENT: 1}, N_("A network that has grown up asks for a more central form.")),
    },
}


def advise(answers: Mapping[str, str | None]) -> Advice:
    """By key of the question the answer that was chosen; one that is not there was not answered."""
    weights = [
        Weight(question, *options[answer])
        for question, options in WEIGHTS.items()
        if (answer := answers.get(question)) in options and answer is not None
    ]
    totals = {form: sum(one.points.get(form, 0) for one in weights) for form in GovernanceType}
    verdict, forms = judge(totals, len(weights))
    return Advice(verdict, forms, totals, weights, list(doubts_of(answers, verdict, forms, len(weights))))


def judge(totals: Mapping[GovernanceType, int], answered: int) -> tuple[Verdict, Sequence[GovernanceType]]:
    ranked = sorted(GovernanceType, key=lambda form: -totals[form])
    near = [form for form in ranked if totals[ranked[0]] - totals[form] <= CLOSE]
    if answered < LEAST_ANSWERS or len(near) == len(ranked):
        return Verdict.UNKNOWN, []
    return (Verdict.MIX if len(near) > 1 else Verdict.ONE_FORM), near


def doubts_of(
    answers: Mapping[str, str | None], verdict: Verdict, forms: Sequence[GovernanceType], answered: int
) -> Iterable[str]:
    if answered < LEAST_ANSWERS:
        yield N_("Too few questions have an answer to say anything. Answer at least three.")
    elif verdict is Verdict.UNKNOWN:
        yield N_("Your answers point in all directions. Talk about the question on which you differ most.")
    elif answered < len(WEIGHTS):
        yield N_("Not every question has an answer; one more can turn the advice.")
    if verdict is Verdict.MIX:
        yield N_("Two forms are close to each other: it could be a combination, or either of both.")
    if SHARED in forms and answers.get("parties") == "many":
        yield N_("Shared steering is meant for at most six to eight parties; you are with many more.")
    if SHARED in forms and answers.get("trust") == "low":
        yield N_("Shared steering asks for much trust, and you say there is little.")
    if ONE in forms and answers.get("trust") == "low":
        yield N_("With little trust, others will not easily follow one of the parties.")


@proposes(FORM, reads=FORM)
def find_advice(session: Session, network: Network) -> Iterable[Found]:
    """For the choice in the checklist; a mix is a hybrid."""
    for title, advice in advices_of(session, network):
        if advice.verdict is not Verdict.UNKNOWN:
            value = "hybrid" if advice.verdict is Verdict.MIX else advice.forms[0].value
            yield Found(_("from “{title}”", title=title), [told(advice)], value=value)


@proposes("governance_reasons", reads=FORM)
def find_reasons(session: Session, network: Network) -> Iterable[Found]:
    for title, advice in advices_of(session, network):
        speaking = [one for one in advice.weights if any(one.points.get(form, 0) > 0 for form in advice.forms)]
        yield Found(_("from “{title}”", title=title), [translate(one.why) for one in speaking])


def advices_of(session: Session, network: Network) -> list[tuple[str, Advice]]:
    """Of the questionnaire that was begun last."""
    filled = [one for one in forms_of(session, network) if one.form_key == FORM][:1]
    return [(one.filled.title, advise(values)) for one in filled_in(session, filled) if (values := answered_in(one))]


def answered_in(one: FilledIn) -> dict[str, str | None]:
    return {key: one.value(question) for key, question in one.form.questions.items() if key in WEIGHTS}


def told(advice: Advice) -> str:
    """The advice as a text of a few words."""
    return " + ".join(label(form) for form in advice.forms)
