import pytest

from kompas.domain.dossier.gathered import Gathered
from kompas.domain.dossier.what_now import ADVICE, MOST_AT_ONCE, Suggestion, what_now
from kompas.enums import Ring, WorkshopStatus
from kompas.i18n import set_language
from kompas.method import method
from kompas.models import AmbitionDraft

from .record import agreed, drawn, filled, gathered, member, whole_group, workshop


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def at_step(key: str, record: Gathered) -> list[Suggestion]:
    step = method().step(key)
    assert step is not None
    return [one for _step, one in what_now(record, [step])]


def told(found: list[Suggestion]) -> list[tuple[str, str]]:
    return [(one.words, one.reason) for one in found]


def test_every_step_has_its_advice() -> None:
    assert list(ADVICE) == [step.key for step in method().steps]


def test_empty_network_begins_with_its_members() -> None:
    (first, *_rest) = what_now(gathered())
    assert (first[0].key, first[1].words, first[1].reason) == (
        "organisation",
        "Add the first members",
        "Nobody is listed yet.",
    )
    assert first[1].opens.part == "members"


def test_never_more_than_three_and_one_of_each_step() -> None:
    found = what_now(gathered(agreements=[agreed(-3), agreed(None)], forms=[filled()], members=[member()]))
    assert len(found) == MOST_AT_ONCE
    assert len({step.key for step, _one in found}) == MOST_AT_ONCE
    assert len(at_step("organisation", gathered(members=[member()]))) == MOST_AT_ONCE


def test_what_is_late_comes_first() -> None:
    found = what_now(gathered(members=[member()], agreements=[agreed(-3)]))
    assert next(step.key for step, _one in found) == "activities"
    assert told([found[0][1]]) == [("Ask how the overdue agreements stand", "1 agreement is overdue.")]


def test_what_was_begun_comes_before_what_could_begin() -> None:
    found = what_now(gathered(members=whole_group(), forms=[filled()]))
    assert next(step.key for step, _one in found) == "learning"


def test_reasons_are_what_the_mix_misses() -> None:
    four = [member(Ring.CORE) for _number in range(4)]
    assert told(at_step("organisation", gathered(members=four)))[:2] == [
        ("Ask an expert by experience to join", "There is none yet among the 4 members."),
        ("Complete the mix of levels", "Not among the members yet: works with households, board."),
    ]
    whole = gathered(members=whole_group(), rounds=[drawn(-10)])
    assert at_step("organisation", whole) == []


def test_map_is_drawn_again_after_half_a_year_unless_that_is_planned() -> None:
    members = whole_group()
    assert at_step("organisation", gathered(members=members, rounds=[drawn(-181)])) == []
    late = gathered(members=members, rounds=[drawn(-183)])
    assert told(at_step("organisation", late)) == [("Draw the network map again", "The last map is of 31 May 2026.")]
    planned = [workshop("network_map", 5, WorkshopStatus.PREPARED)]
    assert at_step("organisation", gathered(members=members, rounds=[drawn(-183)], workshops=planned)) == []


def test_journey_is_held_and_held_again() -> None:
    assert told(at_step("analysis", gathered()))[0] == (
        "Hold a customer journey",
        "No journey of this network was held yet.",
    )
    held = gathered(workshops=[workshop("customer_journey", -183)])
    assert told(at_step("analysis", held))[0] == ("Hold the journey again", "The last journey was on 31 May 2026.")


def test_form_is_begun_then_gone_on_with_and_then_let_be() -> None:
    title = str(filled().form.title)
    questions = len(filled().form.questions)
    assert told(at_step("learning", gathered())) == [(f"Begin: {title}", "It has not been begun yet.")]
    left = told(at_step("learning", gathered(forms=[filled(count=questions - 1)])))
    assert left == [(f"Go on with: {title}", "1 question is still open.")]
    assert at_step("learning", gathered(forms=[filled(count=questions)])) == []


def test_ambition_is_looked_for_decided_on_and_asked_about() -> None:
    draft = AmbitionDraft(id="d", workshop_id=1, version=1, text="Veilig thuis", sequence=1)
    assert [one.opens.script for one in at_step("ambition", gathered())] == ["appreciative_inquiry"]
    assert [one.words for one in at_step("ambition", gathered(drafts=[draft]))] == ["Decide on the ambition"]
    draft.accepted = True
    (asks,) = at_step("ambition", gathered(drafts=[draft]))
    assert asks.words == "Ask each organisation whether it carries the ambition"
    assert at_step("ambition", gathered(drafts=[draft], asked=frozenset({"d"}))) == []
