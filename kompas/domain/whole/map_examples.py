"""A complete, made-up network with two rounds of its map half a year apart."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session

from kompas.domain.map import course as rounds
from kompas.domain.map import lines
from kompas.domain.map.queries import parties_on_map
from kompas.domain.whole.actions import perform
from kompas.domain.whole.examples import add_people, end_example, quarter_before, told_in
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.queries import seats_of_browser
from kompas.domain.workshop.workshops import create_workshop, steps_of
from kompas.enums import AgreementStatus, Role, WorkshopStatus
from kompas.events.core.base import ActionBase
from kompas.events.map.lines import ColourLine, DrawLine, ExplainLine, WithdrawLine
from kompas.events.map.parties import AddParty, EditParty, LayOutMap, MergeParty
from kompas.events.wall.agreements import RecordAgreement
from kompas.events.workshop.steps import GoToStep
from kompas.models import Network, Party, Workshop, WorkshopCreate
from kompas.models.core.columns import now
from kompas.rules import Actor
from kompas.scripts.loader import SCRIPTS_DIRECTORY, own_library

EXAMPLE = SCRIPTS_DIRECTORY / "examples" / "network_map.yaml"
HALF_A_YEAR = timedelta(days=183)
Keys = dict[str, str]
"""From the key of a party in the file to its id."""


def load_map_example(
    session: Session, secret: str, key: str | None = None, path: Path = EXAMPLE, *, look: DeviceLook | None = None
) -> Workshop:
    """The second round, frozen, at the step that compares it with the first; this browser facilitates both, and keeps
    them. Opened again on the console it can be drawn on.
    """
    told = told_in(path)
    for seated, roles in seats_of_browser(session, secret):
        ours = seated.is_example and seated.script_key == told["script"] and Role.FACILITATOR in roles
        if ours and seated.status is WorkshopStatus.RUNNING:
            return seated
    moment = now()
    first, keys = make_round(session, secret, told, moment - HALF_A_YEAR, key, look)
    second = begin(session, secret, told, told["rounds"][1], moment, key, look)
    actor = identify(session, secret, second.code)
    draw_later(session, actor, told["later"], keys_again(session, first, second, keys))
    comparing = next(step for step in steps_of(session, second) if step.key == "changed")
    perform(session, actor, make_action(GoToStep, from_step_id=None, to_step_id=comparing.id))
    keep_network(session, second, told)
    rounds.freeze(session, second, moment)
    return second


def make_round(
    session: Session, secret: str, told: dict[str, Any], moment: datetime, key: str | None, look: DeviceLook | None
) -> tuple[Workshop, Keys]:
    """The first round, closed and frozen at this moment."""
    workshop = begin(session, secret, told, told["rounds"][0], moment, key, look)
    keys = draw_first(session, identify(session, secret, workshop.code), told)
    end_example(session, workshop, moment)
    rounds.freeze(session, workshop, moment)
    return workshop, keys


def keep_network(session: Session, workshop: Workshop, told: dict[str, Any]) -> None:
    """Its goal and area, unless a network of this name had them."""
    network = session.get_one(Network, workshop.network_id)
    network.goal, network.area = network.goal or told["goal"], network.area or told["area"]
    session.add(network)


def begin(
    session: Session,
    secret: str,
    told: dict[str, Any],
    title: str,
    moment: datetime,
    key: str | None,
    look: DeviceLook | None,
) -> Workshop:
    started = quarter_before(moment - timedelta(hours=2))
    shape = WorkshopCreate(
        title=title, network=told["network"], goal=told["goal"], script_key=told["script"], starts_at=started
    )
    workshop, _code = create_workshop(session, secret, shape, own_library().scripts[told["script"]], key, look=look)
    workshop.is_example = True
    people = [{"key": person["name"], **person} for person in told["participants"]]
    add_people(session, workshop, people)
    return workshop


def make_action(action: type[ActionBase], **fields: Any) -> Any:
    """An action of the facilitator, as a browser would send it."""
    return action.model_validate({"id": str(uuid.uuid4()), "role": Role.FACILITATOR, **fields})


def draw_first(session: Session, actor: Actor, told: dict[str, Any]) -> Keys:
    keys = {party.lineage[0][0]: party.id for party in parties_on_map(session, actor.workshop)}
    add(session, actor, told["parties"], keys)
    for row in told["lines"]:
        draw(session, actor, row, keys)
    perform(session, actor, make_action(LayOutMap))
    for one in told["agreements"]:
        line = between(session, actor, one["line"], keys)
        shape = make_action(RecordAgreement, what=one["what"], who=one["who"], line_id=line)
        agreement = perform(session, actor, shape)
        agreement.status = AgreementStatus.DONE if one["done"] else AgreementStatus.OPEN
    return keys


def add(session: Session, actor: Actor, told: Sequence[dict[str, Any]], keys: Keys) -> None:
    for one in told:
        fields = {name: value for name, value in one.items() if name != "key"}
        keys[one["key"]] = perform(session, actor, make_action(AddParty, **fields)).id


def draw(session: Session, actor: Actor, row: Sequence[str], keys: Keys) -> None:
    one, other, colour, *reason = row
    line = perform(session, actor, make_action(DrawLine, one_id=keys[one], other_id=keys[other], colour=colour))
    if reason:
        session.flush()
        perform(session, actor, make_action(ExplainLine, line_id=line.id, reason=reason[0]))


def between(session: Session, actor: Actor, ends: Sequence[str], keys: Keys) -> str:
    session.flush()
    line = lines.line_between(session, actor.workshop, keys[ends[0]], keys[ends[1]])
    assert line is not None
    return line.id


def keys_again(session: Session, first: Workshop, second: Workshop, keys: Keys) -> Keys:
    """The same parties in the next round: they have other ids there, and the same stakeholders."""
    now_by_stakeholder = {party.lineage[0][0]: party.id for party in parties_on_map(session, second)}
    then = {party.id: party.lineage[0][0] for party in parties_on_map(session, first)}
    return {key: now_by_stakeholder[then[identity]] for key, identity in keys.items()}


def draw_later(session: Session, actor: Actor, told: dict[str, Any], keys: Keys) -> None:
    for key, name in told["rename"].items():
        rename(session, actor, session.get_one(Party, keys[key]), name)
    for key, into in told["merge"].items():
        perform(session, actor, make_action(MergeParty, party_id=keys[key], into_id=keys[into]))
    add(session, actor, told["added"], keys)
    for one, other, colour, *reason in told["recoloured"]:
        line = between(session, actor, (one, other), keys)
        perform(session, actor, make_action(ColourLine, line_id=line, colour=colour))
        if reason:
            perform(session, actor, make_action(ExplainLine, line_id=line, reason=reason[0]))
    for row in told["drawn"]:
        draw(session, actor, row, keys)
    for ends in told["removed"]:
        perform(session, actor, make_action(WithdrawLine, line_id=between(session, actor, ends, keys)))


def rename(session: Session, actor: Actor, party: Party, name: str) -> None:
    kept = {field: getattr(party, field) for field in ("domain", "ring", "involvement")}
    perform(session, actor, make_action(EditParty, party_id=party.id, name=name, **kept))
