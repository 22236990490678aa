"""A complete, made-up network of two years: its members, workshops, governance, plan of approach and analysis."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.core.sheet_rows import SheetRow
from kompas.domain.dossier.forms import begin_form, form_named
from kompas.domain.dossier.versions import keep_version
from kompas.domain.network.member_import import bring_in, coming_in_rows
from kompas.domain.network.networks import begin_network, identify_in_network, members_of, networks_of_browser
from kompas.domain.network.power import note_power_talk
from kompas.domain.network.tasks import divide_tasks
from kompas.domain.whole.actions import perform
from kompas.domain.whole.examples import DIRECTORY, end_example, make_example, told_in
from kompas.domain.whole.map_examples import make_round
from kompas.domain.workshop.clock import AMSTERDAM
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.enums import AgreementStatus, NetworkRole, NetworkTask
from kompas.events.dossier.answers import AgreeAnswer, AnswerQuestion
from kompas.fields import Date, Field, People, Table, YesNo
from kompas.models import Agreement, Answer, FilledForm, Network, NetworkCreate, NetworkMember, Workshop
from kompas.models.core.columns import LONGEST_RETENTION, now
from kompas.rules import NetworkActor

EXAMPLE = DIRECTORY / "network.yaml"
FRIDAY = 4


@dataclass(frozen=True)
class Making:
    """By whom and when an example is made; `members` are those of the file, by their key there."""

    session: Session
    actor: NetworkActor
    moment: datetime
    members: Mapping[str, NetworkMember]

    def before(self, days: int) -> datetime:
        return self.moment - timedelta(days=days)


def make_example_network(
    session: Session, secret: str, key: str | None = None, path: Path = EXAMPLE, *, look: DeviceLook | None = None
) -> Network:
    """The example; this browser facilitates it with its workshops, and keeps the one it has."""
    told = told_in(path)
    for known in networks_of_browser(session, secret):
        if known.is_example and known.name == told["name"]:
            return known
    moment = now()
    network = begin_network(session, secret, NetworkCreate.model_validate(told), key)
    network.is_example, network.created_at = True, moment - timedelta(days=told["days_ago"])
    actor = identify_in_network(session, secret, network.code)
    making = Making(session, actor, moment, add_members(session, actor, told["members"]))
    for member in making.members.values():
        member.created_at = network.created_at
    divide_tasks(session, actor, {task: ids_of(making, told["tasks"][task]) for task in NetworkTask})
    note_power_talk(session, actor, making.before(told["power_talked_days_ago"]).date())
    for one in told["workshops"]:
        hold(making, one, secret, key, look)
    for one in told["forms"]:
        fill_in(making, one)
    session.flush()
    return network


def add_members(session: Session, actor: NetworkActor, told: list[dict[str, Any]]) -> dict[str, NetworkMember]:
    keys = {one["name"]: one["key"] for one in told}
    values = [{name: value for name, value in one.items() if name != "key"} for one in told]
    rows = [SheetRow(number, row) for number, row in enumerate(values, start=2)]
    bring_in(session, actor, coming_in_rows(session, actor.network, rows), rows)
    session.flush()
    return {keys[one.name]: one for one in members_of(session, actor.network)}


def ids_of(making: Making, keys: list[str]) -> list[int]:
    return [making.members[key].id for key in keys]


# --- its workshops ------------------------------------------------------------------------------------------


def hold(making: Making, one: dict[str, Any], secret: str, key: str | None, look: DeviceLook | None) -> None:
    """An example workshop as one of this network, closed so many days ago; `told` is what differs from its file."""
    file = told_in(DIRECTORY / f"{one['example']}.yaml")
    told = {**file, **one["told"], "network": making.actor.network.name}
    moment = on_a_working_day(making.before(one["days_ago"]))
    if "rounds" in told:
        workshop, _keys = make_round(making.session, secret, told, moment, key, look)
    else:
        workshop = make_example(making.session, secret, told, moment, key, look)
        end_example(making.session, workshop, moment)
    workshop.created_at = making.before(one["days_ago"] + 14)
    workshop.retention_days = LONGEST_RETENTION  # held so long ago that it would be forgotten tonight
    follow_agreements(making, workshop, one["agreements"])


def on_a_working_day(moment: datetime) -> datetime:
    """Half past twelve, when a morning's workshop ends: that day, or the Friday before."""
    local = moment.astimezone(AMSTERDAM).replace(hour=12, minute=30, second=0, microsecond=0)
    return (local - timedelta(days=max(0, local.weekday() - FRIDAY))).astimezone(UTC)


def follow_agreements(making: Making, workshop: Workshop, told: list[tuple[str, int]]) -> None:
    """How each stands today, and in how many days it is due."""
    query = select(Agreement).where(Agreement.workshop_id == workshop.id).order_by(col(Agreement.sequence))
    for agreement, (status, in_days) in zip(making.session.exec(query), told, strict=True):
        agreement.status, agreement.by_when = AgreementStatus(status), making.before(-in_days).date()
        if agreement.status is not AgreementStatus.OPEN:
            agreement.status_at, agreement.status_by = making.before(max(3 - in_days, 5)), agreement.who


# --- its forms ----------------------------------------------------------------------------------------------


def fill_in(making: Making, one: dict[str, Any]) -> None:
    """A form, answered at one moment or more; each time it may be agreed on, and kept as a version."""
    filled = begin_form(making.session, making.actor, one["form"], one.get("title", ""))
    filled.begun_at = making.before(one["times"][0]["days_ago"])
    for time in one["times"]:
        moment = making.before(time["days_ago"])
        for question, told in time["answers"].items():
            answer(making, filled, question, told, moment, agreed=time.get("agreed", False))
        if time.get("kept"):
            keep_version(making.session, making.actor, filled.id, moment.date()).kept_at = moment


def answer(making: Making, filled: FilledForm, key: str, told: Any, moment: datetime, *, agreed: bool) -> None:
    """As somebody of the core group would; said at that moment, so that what was said before becomes an earlier answer."""
    question = form_named(filled.form_key).questions[key]
    row = select(Answer).where(Answer.form_id == filled.id, Answer.question == key)
    before = making.session.exec(row).first()
    about = {"role": NetworkRole.CORE, "form_id": filled.id, "question": key}
    value, seen = value_of(making, question, told), before.mark if before else None
    perform(making.session, making.actor, AnswerQuestion(id=new_id(), value=value, seen=seen, **about))
    making.session.exec(row).one().said_at = moment
    if agreed:
        perform(making.session, making.actor, AgreeAnswer(id=new_id(), agreed=True, **about))


def new_id() -> str:
    return str(uuid.uuid4())


def value_of(making: Making, question: Field, told: Any) -> Any:
    """An answer in the shape of its field; the file has days for a date, keys for people, and cells for a table."""
    match question:
        case Date():
            return making.before(-told).date().isoformat()
        case YesNo():
            return dict(zip(("yes", "why"), told, strict=True))
        case People():
            return [person(making.members[key]) for key in told]
        case Table():
            named = told.items() if question.named_rows else ((None, cells) for cells in told)
            return [row_of(question, name, cells) for name, cells in named]
        case _:
            return told


def person(member: NetworkMember) -> dict[str, str]:
    return {"of": "member", "id": str(member.id), "text": f"{member.name} ({member.organisation})"}


def row_of(table: Table, name: str | None, cells: list[Any]) -> dict[str, Any]:
    keys = [column.key for column in table.columns]
    return ({"row": name} if name else {}) | dict(zip(keys, cells, strict=True))
