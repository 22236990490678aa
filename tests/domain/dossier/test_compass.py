from sqlmodel import Session

from kompas.domain.dossier.compass import (
    SIGNS,
    Bearing,
    bearing_of,
    bearings,
    forms_here,
    furthest,
    here,
    wanted_of,
)
from kompas.domain.dossier.gathered import Gathered, gather
from kompas.enums import AnswerState, MemberLevel, Ring, StepState, WorkshopStatus
from kompas.i18n import set_language
from kompas.method import MethodForm, method
from kompas.models import AmbitionDraft
from tests.domain.dossier.filling import begun, network_with

from .record import agreed, drawn, filled, gathered, member, whole_group, workshop

NOT_BEGUN, BUSY, THERE = StepState.NOT_BEGUN, StepState.BUSY, StepState.THERE


def bearing(key: str, record: Gathered) -> Bearing:
    step = method().step(key)
    assert step is not None
    return bearing_of(record, step)


def states(record: Gathered) -> list[StepState]:
    return [one.state for one in bearings(record)]


def test_every_step_has_its_signs() -> None:
    assert list(SIGNS) == [step.key for step in method().steps]


def test_empty_record_has_begun_nothing() -> None:
    assert states(gathered()) == [NOT_BEGUN] * 8
    assert [one.share for one in bearings(gathered())] == [0.0] * 8


def test_organisation_is_there_when_the_group_is_whole() -> None:
    whole = whole_group()
    assert bearing("organisation", gathered(members=whole)).state is THERE
    for lacking in (
        whole[1:],  # four in the core
        [*whole, member(), member(), member()],  # eight
        [one for one in whole if one.ring is Ring.CORE],
        [one for one in whole if not one.expert_by_experience] + [member()],
        [one for one in whole if one.level is not MemberLevel.BOARD] + [member()],
    ):
        assert bearing("organisation", gathered(members=lacking)).state is BUSY


def test_map_begins_the_organisation_and_never_keeps_it_from_being_there() -> None:
    assert bearing("organisation", gathered(rounds=[drawn(-30)])).state is BUSY
    planned = workshop("network_map", 10, WorkshopStatus.PREPARED)
    assert bearing("organisation", gathered(workshops=[planned])).state is BUSY
    assert bearing("organisation", gathered(members=whole_group())).state is THERE


def test_share_counts_what_is_needed() -> None:
    one = bearing("organisation", gathered(members=[member()]))
    assert (one.state, one.share) == (BUSY, 0.0)
    assert bearing("organisation", gathered(members=whole_group(), rounds=[drawn(-1)])).share == 1.0
    assert bearing("organisation", gathered(members=whole_group()[:5])).share == 0.75


def test_form_of_a_step_is_busy_until_every_question_has_an_answer() -> None:
    questions = len(filled().form.questions)
    again = {"workshops": [workshop("customer_journey", -200), workshop("customer_journey", -20)]}
    assert bearing("learning", gathered(forms=[filled()], **again)).state is BUSY
    assert bearing("learning", gathered(forms=[filled(count=questions - 1)], **again)).state is BUSY
    assert bearing("learning", gathered(forms=[filled(count=questions)], **again)).state is THERE
    assert bearing("learning", gathered(forms=[filled(), filled(count=questions)], **again)).state is THERE


def test_some_forms_are_there_when_they_are_agreed_on() -> None:
    step = method().steps[7].model_copy(update={"forms": [MethodForm(key="learning_cycle", there="agreed")]})
    questions = len(filled().form.questions)
    concept, settled = (filled(count=questions, state=state) for state in (AnswerState.CONCEPT, AnswerState.AGREED))
    assert not bearing_of(gathered(forms=[concept]), step).signs[-1].done
    assert bearing_of(gathered(forms=[settled]), step).signs[-1].done


def test_sign_is_of_the_form_with_the_least_left() -> None:
    set_language("en")
    newest, most = filled(), filled(count=5)
    sign = bearing("learning", gathered(forms=[newest, filled(count=2), most])).signs[-1]
    assert sign.words.endswith(": 5 of 16 filled in")


def test_furthest_has_the_least_left_then_the_most_answers_then_is_the_newest() -> None:
    newest, answered, settled = filled(), filled(count=5), filled(count=3, state=AnswerState.AGREED)
    agreed_on = MethodForm(key="learning_cycle", there="agreed")
    assert furthest([newest, answered, settled], wanted_of("learning_cycle")) is answered
    assert furthest([newest, answered, settled], agreed_on) is settled
    assert furthest([newest, answered], agreed_on) is answered
    assert furthest([newest, filled()], agreed_on) is newest
    assert furthest([], agreed_on) is None


def test_form_that_the_method_does_not_ask_for_is_agreed_on_when_it_is_there() -> None:
    assert [wanted_of(key).there for key in ("learning_cycle", "plan_of_approach", "our_form")] == [
        *("answered", "agreed", "agreed")
    ]


def test_form_that_is_not_on_this_server_is_left_out() -> None:
    step = method().steps[7].model_copy(update={"forms": [MethodForm(key="no_such_form", there="answered")]})
    assert forms_here(step) == []
    assert [sign.words for sign in bearing_of(gathered(), step).signs] == [
        sign.words for sign in SIGNS["learning"](gathered())
    ]


def test_journey_begins_the_analysis_when_planned_and_is_done_when_over() -> None:
    planned = workshop("customer_journey", 10, WorkshopStatus.PREPARED)
    (sign, *_forms) = bearing("analysis", gathered(workshops=[planned])).signs
    assert (sign.begun, sign.done) == (True, False)
    (sign, *_forms) = bearing("analysis", gathered(workshops=[workshop("customer_journey", -10)])).signs
    assert (sign.begun, sign.done) == (True, True)


def test_ambition_is_there_when_it_was_decided_on_and_everybody_was_asked() -> None:
    draft = AmbitionDraft(id="d", workshop_id=1, version=1, text="Veilig thuis", sequence=1)
    assert bearing("ambition", gathered(drafts=[draft])).state is BUSY
    draft.accepted = True
    assert bearing("ambition", gathered(drafts=[draft])).state is BUSY
    assert bearing("ambition", gathered(drafts=[draft], asked=frozenset({"another"}))).state is BUSY
    assert bearing("ambition", gathered(drafts=[draft], asked=frozenset({"d"}))).state is THERE


def test_agreements_begin_the_activities() -> None:
    assert bearing("activities", gathered(agreements=[agreed(None)])).state is BUSY
    (sign, *_forms) = bearing("activities", gathered(agreements=[agreed(10)])).signs
    assert sign.done


def test_what_was_measured_twice_is_learning() -> None:
    assert bearing("learning", gathered(rounds=[drawn(-10)])).state is NOT_BEGUN
    assert bearing("learning", gathered(rounds=[drawn(-10), drawn(-200)])).state is BUSY


def test_needle_points_at_what_is_busy_else_at_the_first_that_is_not_there() -> None:
    assert here(bearings(gathered())).step.key == "organisation"
    assert here(bearings(gathered(members=whole_group()))).step.key == "governance"
    assert here(bearings(gathered(members=whole_group(), agreements=[agreed(None)]))).step.key == "activities"


def test_signs_are_in_the_language_of_the_reader() -> None:
    set_language("en")
    assert bearing("organisation", gathered(members=[member()])).signs[0].words == "Core group: 1 person"
    set_language("nl")
    assert bearing("organisation", gathered(members=[member()])).signs[0].words == "Kerngroep: 1 mens"


def test_record_is_gathered_from_what_is_kept(session: Session) -> None:
    (actor, *_others) = network_with(session, "Amira", "Bram")
    before = gather(session, actor.network)
    assert states(before) == [NOT_BEGUN] * 8
    begun(session, actor)
    assert [one.filled.title for one in gather(session, actor.network).forms] == ["Contactpersoon op scholen"]
    assert states(gather(session, actor.network))[7] is BUSY
