"""How far a network is with each of the eight steps: told by signs in its record, never by what somebody ticked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kompas.domain.dossier.forms import FilledIn
from kompas.domain.dossier.gathered import Gathered, day_of
from kompas.domain.network.mix import FEWEST, MOST, Mix
from kompas.enums import AnswerState, Ring, StepState
from kompas.fields.days import in_words
from kompas.forms import own_forms
from kompas.i18n import translate, translate_count
from kompas.labels import label
from kompas.method import MethodForm, MethodStep, method

_ = translate
ngettext = translate_count
MAP, JOURNEY, INQUIRY = "network_map", "customer_journey", "appreciative_inquiry"
"""Scripts by which a step is done."""


@dataclass(frozen=True)
class Sign:
    """One thing in the record by which one sees how far a step is. What is not `needed` begins a step and never keeps it
    from being there.
    """

    words: str
    begun: bool
    done: bool
    needed: bool = True


@dataclass(frozen=True)
class Bearing:
    """How far the network is with one step."""

    step: MethodStep
    signs: tuple[Sign, ...]

    @property
    def state(self) -> StepState:
        if not any(sign.begun for sign in self.signs):
            return StepState.NOT_BEGUN
        return StepState.THERE if all(sign.done for sign in self.signs if sign.needed) else StepState.BUSY

    @property
    def share(self) -> float:
        """Of the needed signs, those that are done."""
        needed = [sign for sign in self.signs if sign.needed]
        return sum(sign.done for sign in needed) / len(needed) if needed else 0.0


def bearings(gathered: Gathered) -> list[Bearing]:
    """In the language of the current user."""
    return [bearing_of(gathered, step) for step in method().steps]


def bearing_of(gathered: Gathered, step: MethodStep) -> Bearing:
    return Bearing(step, (*SIGNS[step.key](gathered), *forms_filled(gathered, step)))


def here(bearings: list[Bearing]) -> Bearing:
    """Where the network stands: the first step that is busy, else the first that is not there, else the last."""
    busy = [one for one in bearings if one.state is StepState.BUSY]
    return next(iter([*busy, *(one for one in bearings if one.state is not StepState.THERE)]), bearings[-1])


# --- the signs of each step ----------------------------------------------------------------------------------


def organised(gathered: Gathered) -> Iterator[Sign]:
    members, mix = gathered.members, Mix(gathered.members)
    core, around = len(mix.core), sum(one.ring is not Ring.CORE for one in members)
    people = ngettext("Core group: {count} person", "Core group: {count} people", core)
    yield Sign(people, bool(core), FEWEST <= core <= MOST)
    yield Sign(ngettext("Around it: {count} person", "Around it: {count} people", around), bool(around), bool(around))
    missing = ", ".join(map(label, mix.missing_levels))
    levels = _("Not among the members yet: {levels}.", levels=missing) if missing else _("All three levels take part")
    yield Sign(levels, bool(members), not missing)
    experts = _("There is no expert by experience among the members yet.")
    yield Sign(
        _("An expert by experience takes part") if mix.has_experts else experts, mix.has_experts, mix.has_experts
    )
    yield map_drawn(gathered)


def map_drawn(gathered: Gathered) -> Sign:
    if not gathered.rounds:
        return Sign(_("There is no network map yet"), bool(gathered.workshops_by(MAP)), done=False, needed=False)
    last = in_words(day_of(gathered.rounds[0].frozen_at))
    return Sign(_("The network map is of {day}", day=last), begun=True, done=True, needed=False)


def analysed(gathered: Gathered) -> Iterator[Sign]:
    held = gathered.held_by(JOURNEY)
    told = _("The last journey was on {day}", day=in_words(day_of(held[0].starts_at))) if held else ""
    yield Sign(told or _("No journey was held yet"), bool(gathered.workshops_by(JOURNEY)), bool(held))


def chosen_ambition(gathered: Gathered) -> Iterator[Sign]:
    accepted = gathered.accepted
    begun = bool(gathered.drafts or gathered.workshops_by(INQUIRY))
    told = _("The ambition was decided on") if accepted else _("No ambition was decided on yet")
    yield Sign(told, begun, bool(accepted))
    asked = any(one.id in gathered.asked for one in accepted)
    carried = _("Every organisation was asked whether it carries it")
    yield Sign(carried if asked else _("Nobody was asked yet whether they carry it"), asked, asked)


def agreed_on(gathered: Gathered) -> Iterator[Sign]:
    count = len(gathered.agreements)
    dated = any(one.agreement.by_when for one in gathered.agreements)
    yield Sign(ngettext("{count} agreement was made", "{count} agreements were made", count), bool(count), dated)


def learned(gathered: Gathered) -> Iterator[Sign]:
    again = max(len(gathered.rounds), len(gathered.held_by(JOURNEY))) > 1
    told = _("A map or a journey was done again") if again else _("No map or journey was done again yet")
    yield Sign(told, again, again)


def no_signs(gathered: Gathered) -> Iterator[Sign]:
    """Its forms tell, or there is nothing in the record yet by which one could see it."""
    return iter(())


SIGNS: Mapping[str, Callable[[Gathered], Iterator[Sign]]] = {
    "organisation": organised,
    "governance": no_signs,
    "plan": no_signs,
    "analysis": analysed,
    "ambition": chosen_ambition,
    "strategy": no_signs,
    "activities": agreed_on,
    "learning": learned,
}


# --- forms ---------------------------------------------------------------------------------------------------


def forms_filled(gathered: Gathered, step: MethodStep) -> Iterator[Sign]:
    """A sign for each form of the step that is on this server: by the one that is furthest."""
    for wanted in forms_here(step):
        title = str(own_forms().forms[wanted.key].title)
        best = furthest(gathered.forms_by(wanted.key), wanted)
        told = how_far(best) if best else _("not begun")
        yield Sign(f"{title}: {told}", best is not None, best is not None and left_of(best, wanted) == 0)


def forms_here(step: MethodStep) -> list[MethodForm]:
    known = own_forms().forms
    return [one for one in step.forms if one.key in known]


def wanted_of(form_key: str) -> MethodForm:
    """What keeps a form from being there; of one that is not of the method all has to be agreed on."""
    return method().form(form_key) or MethodForm(key=form_key, there="agreed")


def furthest(filled: Sequence[FilledIn], wanted: MethodForm) -> FilledIn | None:
    """The one with the least left; among equals the fullest, and then the first."""
    answered = (AnswerState.AGREED, AnswerState.CONCEPT)
    return min(filled, key=lambda one: (left_of(one, wanted), -one.count(*answered)), default=None)


def left_of(one: FilledIn, wanted: MethodForm) -> int:
    """How many questions keep it from being there."""
    states = (AnswerState.AGREED,) if wanted.there == "agreed" else (AnswerState.AGREED, AnswerState.CONCEPT)
    return len(one.form.questions) - one.count(*states)


def how_far(one: FilledIn) -> str:
    filled, everything = one.count(AnswerState.CONCEPT, AnswerState.AGREED), len(one.form.questions)
    told = [_("{filled} of {all} filled in", filled=filled, all=everything)]
    agreed = one.count(AnswerState.AGREED)
    if agreed:
        told.append(_("{agreed} agreed on", agreed=agreed))
    return ", ".join(told)
