from datetime import timedelta

import pytest

from kompas.domain.dossier.agenda import Appointment, agenda
from kompas.domain.map.course import FrozenRound
from kompas.enums import AgreementStatus, ReleaseLevel, WorkshopStatus
from kompas.i18n import set_language
from kompas.models import MapRound

from .record import NETWORK, TODAY, agreed, at_noon, drawn, filled, gathered, workshop


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def told(found: list[Appointment]) -> list[tuple[int, str]]:
    """In how many days, and what."""
    return [((one.day - TODAY).days, one.words) for one in found]


def test_agenda_is_what_comes_in_three_months_by_day() -> None:
    record = gathered(
        workshops=[workshop("appreciative_inquiry", 30, WorkshopStatus.PREPARED)],
        agreements=[agreed(60), agreed(0), agreed(-1), agreed(92), agreed(None)],
        forms=[filled(finished_on=(TODAY + timedelta(days=45)).isoformat())],
    )
    title = str(record.forms[0].form.questions["finished_on"].label)
    assert told(agenda(record)) == [(0, "Bellen"), (30, "Werksessie appreciative_inquiry"), (45, title), (60, "Bellen")]
    assert [one.about for one in agenda(record)] == ["Wijkteam", "Workshop", "Contactpersoon", "Wijkteam"]


def test_workshop_has_its_hour_and_length() -> None:
    planned = workshop("appreciative_inquiry", 30, WorkshopStatus.PREPARED)
    (one,) = agenda(gathered(workshops=[planned], minutes={planned.id: 180}))
    assert (one.begins, one.minutes) == (at_noon(30), 180)


def test_what_is_over_or_finished_is_not_in_it() -> None:
    finished = [agreed(5, status=status) for status in (AgreementStatus.DONE, AgreementStatus.DROPPED)]
    assert agenda(gathered(agreements=finished, workshops=[workshop("appreciative_inquiry", 3)])) == []


def test_map_and_journey_come_back_after_half_a_year() -> None:
    record = gathered(rounds=[drawn(-172), drawn(-400)], workshops=[workshop("customer_journey", -152)])
    assert told(agenda(record)) == [(10, "Draw the network map again"), (30, "Hold the journey again")]
    assert [one.late for one in agenda(record)] == [False, False]


def test_what_should_have_been_repeated_stays_in_it_as_late() -> None:
    (one,) = agenda(gathered(rounds=[drawn(-192)]))
    assert ((one.day - TODAY).days, one.late) == (-10, True)


def test_what_is_planned_is_not_asked_for() -> None:
    planned = workshop("network_map", 20, WorkshopStatus.PREPARED)
    record = gathered(rounds=[drawn(-192)], workshops=[planned])
    assert told(agenda(record)) == [(20, "Werksessie network_map")]


def test_same_thing_has_the_same_uid() -> None:
    record = gathered(rounds=[drawn(-172)], agreements=[agreed(3)], forms=[filled(finished_on="2026-12-24")])
    uids = [one.uid for one in agenda(record)]
    assert len(set(uids)) == 3
    assert [one.uid for one in agenda(record)] == uids


def test_agreement_that_stays_in_its_session_is_not_in_it() -> None:
    kept = agreed(5)
    kept.agreement.release = ReleaseLevel.SESSION
    assert agenda(gathered(agreements=[kept])) == []
    kept.agreement.release = ReleaseLevel.PARTICIPANTS
    assert told(agenda(gathered(agreements=[kept]))) == [(5, "Bellen")]


def test_no_code_can_be_read_from_a_uid() -> None:
    """Calendars are passed on; a code opens the workshop or the network."""
    workshops = [
        workshop("appreciative_inquiry", 30, WorkshopStatus.PREPARED),
        workshop("customer_journey", -152),
        workshop("network_map", -172),
    ]
    codes = ["WXYZ23", "WXYZ24", "WXYZ25"]
    for one, code in zip(workshops, codes, strict=True):
        one.code = code
    rounds = [FrozenRound(workshops[2], MapRound(workshop_id=workshops[2].id), at_noon(-172))]
    forms = [filled(finished_on="2026-12-24")]
    uids = [
        one.uid for one in agenda(gathered(rounds=rounds, workshops=workshops, agreements=[agreed(3)], forms=forms))
    ]
    assert len(set(uids)) == 5
    codes.append(NETWORK.code)
    assert [(code, uid) for code in codes for uid in uids if code.lower() in uid.lower()] == []
