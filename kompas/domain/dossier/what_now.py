"""What a network could do now: at most three things, each with the reason that stands in its record."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kompas.domain.dossier.agenda import journey_again, map_again
from kompas.domain.dossier.compass import INQUIRY, JOURNEY, MAP, forms_here, furthest, left_of
from kompas.domain.dossier.gathered import Gathered, day_of
from kompas.domain.network.mix import FEWEST, MOST, Mix
from kompas.enums import Ring
from kompas.fields.days import in_words
from kompas.forms import own_forms
from kompas.i18n import translate, translate_count
from kompas.labels import label
from kompas.method import MethodForm, MethodStep, Opens, method

_ = translate
ngettext = translate_count
MOST_AT_ONCE = 3
LATE, GO_ON, BEGIN = range(3)
"""What comes first: what is late, what was begun, what could begin."""


@dataclass(frozen=True)
class Suggestion:
    """`reason` says what in the record makes it so; it opens what a tool of the method could open."""

    words: str
    reason: str
    opens: Opens
    weight: int = GO_ON


def what_now(gathered: Gathered, steps: Sequence[MethodStep] | None = None) -> list[tuple[MethodStep, Suggestion]]:
    """Over these steps, or all eight of them one for each step; in the language of the current user."""
    found = [(step, one) for step in steps or method().steps for one in first_of(gathered, step, alone=bool(steps))]
    return sorted(found, key=lambda one: one[1].weight)[:MOST_AT_ONCE]


def first_of(gathered: Gathered, step: MethodStep, *, alone: bool) -> list[Suggestion]:
    suggested = sorted([*ADVICE[step.key](gathered), *form_advice(gathered, step)], key=lambda one: one.weight)
    return suggested if alone else suggested[:1]


# --- of each step --------------------------------------------------------------------------------------------


def organise(gathered: Gathered) -> Iterator[Suggestion]:
    if not gathered.members:
        yield Suggestion(_("Add the first members"), _("Nobody is listed yet."), Opens(part="members"), BEGIN)
    else:
        yield from complete_the_mix(gathered)
    yield from map_advice(gathered)


def complete_the_mix(gathered: Gathered) -> Iterator[Suggestion]:
    mix, members = Mix(gathered.members), Opens(part="members")
    if not mix.has_experts:
        reason = ngettext(
            "There is none yet beside the one member.",
            "There is none yet among the {count} members.",
            len(gathered.members),
        )
        yield Suggestion(_("Ask an expert by experience to join"), reason, members)
    if mix.missing_levels:
        levels = ", ".join(map(label, mix.missing_levels))
        yield Suggestion(
            _("Complete the mix of levels"), _("Not among the members yet: {levels}.", levels=levels), members
        )
    if not FEWEST <= len(mix.core) <= MOST:
        reason = _("A core group works best with five to seven people; now there are {count}.", count=len(mix.core))
        yield Suggestion(_("Bring the core group to five to seven people"), reason, members)
    if all(one.ring is Ring.CORE for one in gathered.members):
        yield Suggestion(_("Ask who wants to think along from a distance"), _("There is no outer ring yet."), members)


def map_advice(gathered: Gathered) -> Iterator[Suggestion]:
    if gathered.planned_by(MAP):
        return
    if not gathered.rounds:
        words = _("Draw the network map together")
        yield Suggestion(words, _("There is no map of this network yet."), Opens(script=MAP), BEGIN)
    again = map_again(gathered)
    if again and again.late:
        last = in_words(day_of(gathered.rounds[0].frozen_at))
        yield Suggestion(again.words, _("The last map is of {day}.", day=last), Opens(script=MAP), LATE)


def analyse(gathered: Gathered) -> Iterator[Suggestion]:
    held = gathered.held_by(JOURNEY)
    if gathered.planned_by(JOURNEY):
        return
    if not held:
        words, reason = _("Hold a customer journey"), _("No journey of this network was held yet.")
        yield Suggestion(words, reason, Opens(script=JOURNEY), BEGIN)
    again = journey_again(gathered)
    if again and again.late:
        last = in_words(day_of(held[0].starts_at))
        yield Suggestion(again.words, _("The last journey was on {day}.", day=last), Opens(script=JOURNEY), LATE)


def choose_ambition(gathered: Gathered) -> Iterator[Suggestion]:
    if gathered.planned_by(INQUIRY):
        return
    if not gathered.drafts:
        words, reason = _("Look for your ambition together"), _("This network has no ambition yet.")
        yield Suggestion(words, reason, Opens(script=INQUIRY), BEGIN)
    elif not gathered.accepted:
        words, reason = _("Decide on the ambition"), _("There is a draft that was not decided on.")
        yield Suggestion(words, reason, Opens(part="workshops"))
    elif not any(one.id in gathered.asked for one in gathered.accepted):
        words, reason = _("Ask each organisation whether it carries the ambition"), _("That was not asked yet.")
        yield Suggestion(words, reason, Opens(part="workshops"))


def follow_agreements(gathered: Gathered) -> Iterator[Suggestion]:
    late = sum(one.is_overdue(gathered.today) for one in gathered.agreements)
    undated = sum(one.agreement.by_when is None for one in gathered.unfinished)
    agreements = Opens(part="agreements")
    if late:
        reason = ngettext("{count} agreement is overdue.", "{count} agreements are overdue.", late)
        yield Suggestion(_("Ask how the overdue agreements stand"), reason, agreements, LATE)
    if undated:
        reason = ngettext("{count} agreement has no date.", "{count} agreements have no date.", undated)
        yield Suggestion(_("Give every agreement a date"), reason, agreements)


def nothing_else(gathered: Gathered) -> Iterator[Suggestion]:
    """What its forms advise is all."""
    return iter(())


ADVICE: Mapping[str, Callable[[Gathered], Iterator[Suggestion]]] = {
    "organisation": organise,
    "governance": nothing_else,
    "plan": nothing_else,
    "analysis": analyse,
    "ambition": choose_ambition,
    "strategy": nothing_else,
    "activities": follow_agreements,
    "learning": nothing_else,
}


# --- forms ---------------------------------------------------------------------------------------------------


def form_advice(gathered: Gathered, step: MethodStep) -> Iterator[Suggestion]:
    """To go on with what was begun, and to begin what was not."""
    for wanted in forms_here(step):
        title, opens = str(own_forms().forms[wanted.key].title), Opens(form=wanted.key)
        best = furthest(gathered.forms_by(wanted.key), wanted)
        if best is None:
            yield Suggestion(_("Begin: {form}", form=title), _("It has not been begun yet."), opens, BEGIN)
        elif left := left_of(best, wanted):
            yield Suggestion(_("Go on with: {form}", form=title), reason_to_go_on(wanted, left), opens)


def reason_to_go_on(wanted: MethodForm, left: int) -> str:
    if wanted.there == "agreed":
        return ngettext("{count} question is not agreed on yet.", "{count} questions are not agreed on yet.", left)
    return ngettext("{count} question is still open.", "{count} questions are still open.", left)
