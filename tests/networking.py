"""A network in which several people work, for tests that look at it from outside: each act is a transaction of its own."""

from collections.abc import Callable
from typing import Any

from kompas.database import Database
from kompas.domain.network.networks import create_network, identify_in_network, seat
from kompas.domain.whole.actions import apply_action
from kompas.domain.workshop.devices import known_device
from kompas.enums import NetworkRole, RecordKind
from kompas.events import ACTION
from kompas.models import Network, NetworkCreate
from kompas.models.core.record import RecordKey
from kompas.rules import NetworkActor

from .factories import new_id, secret_of


class Collaboration:
    """The first of these people makes the network."""

    def __init__(self, database: Database, *names: str) -> None:
        self.database = database
        self.secrets = {name: secret_of(name) for name in names}
        with database.transaction() as session:
            first = known_device(session, self.secrets[names[0]])
            network = create_network(session, first.id, NetworkCreate(name="Netwerk Waterrijk"))
            self.code, self.id = network.code, network.id
        for name in names[1:]:
            self.seat(name)

    @property
    def key(self) -> RecordKey:
        return RecordKey(RecordKind.NETWORK, self.id)

    def seat(self, name: str, secret: str | None = None) -> None:
        """Somebody comes in, or comes back; on a browser of their own, or the one with this secret."""
        self.secrets[name] = secret or secret_of(name)
        with self.database.transaction() as session:
            seat(session, known_device(session, self.secrets[name]).id, session.get_one(Network, self.id))

    def actor(self, name: str) -> NetworkActor:
        with self.database.reading() as session:
            return identify_in_network(session, self.secrets[name], self.code)

    def change(self, name: str, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """What somebody does through a form: a domain function that takes session and actor."""
        with self.database.transaction() as session:
            actor = identify_in_network(session, self.secrets[name], self.code)
            return function(session, actor, *arguments, **named)

    def message(self, type_: str, /, **fields: Any) -> dict[str, Any]:
        """An action as a browser sends it."""
        return {"id": new_id(), "role": NetworkRole.CORE.value, "person": None, "type": type_, **fields}

    def act(self, name: str, type_: str, /, **fields: Any) -> str:
        """One action of somebody, past the wire; gives its id."""
        action = ACTION.validate_python(self.message(type_, **fields))
        self.change(name, apply_action, action)
        return action.id

    def network(self) -> Network:
        with self.database.reading() as session:
            return session.get_one(Network, self.id)
