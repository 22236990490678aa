"""A workshop with interviews in pairs, for tests."""

from typing import Any

from sqlmodel import Session, select

from kompas.domain.workshop.workshops import create_workshop
from kompas.models import Pairing, Participant, Step, Workshop
from kompas.scripts import FacilitationScript
from tests.clustering import KINDS, both, step
from tests.factories import FACILITATOR, Room, workshop_shape

QUESTION = {"key": "proud", "text": both("Wanneer lukte het?")}


def interview_script() -> FacilitationScript:
    texts = ("title", "summary", "with_whom", "preparation", "invitation", "confidentiality")
    return FacilitationScript.model_validate(
        {
            "key": "interviews",
            **{name: both(name) for name in texts},
            "group": {"minimum": 2, "maximum": 60},
            "planned_minutes": 60,
            "case_modes": [],
            "steps": [
                step("first", "interview", kinds=KINDS, questions=[QUESTION]),
                step("second", "interview", kinds=KINDS, questions=[QUESTION]),
                step("themes", "cluster", kinds=KINDS),
            ],
        }
    )


def make_interviews(session: Session, **changes: Any) -> Workshop:
    workshop, _code = create_workshop(session, FACILITATOR, workshop_shape(**changes), interview_script())
    return workshop


def groups_at(session: Session, step_id: int) -> list[list[int]]:
    return session.exec(select(Pairing).where(Pairing.step_id == step_id)).one().groups


class Interviews:
    """Interviews added to a room at its last step: Amira with one other, each with a card about the other."""

    def __init__(self, room: Room) -> None:
        self.room = room
        with room.database.transaction() as session:
            made = Step(
                workshop_id=room.workshop_id,
                position=99,
                key="interviews",
                activity="interview",
                minutes=20,
                remaining_seconds=1200,
                content={
                    **{name: both(name) for name in ("title", "screen", "facilitator")},
                    "kinds": ["good", *KINDS],
                },
            )
            session.add(made)
            session.flush()
            self.step_id = made.id
            people = session.exec(select(Participant).where(Participant.workshop_id == room.workshop_id))
            self.ids = {person.name: person.id for person in people}
        room.act("facilitator", "make_pairs", step_id=self.step_id)
        with room.database.reading() as session:
            (group,) = (group for group in groups_at(session, self.step_id) if self.ids["Amira"] in group)
        names = {identity: name for name, identity in self.ids.items()}
        self.other = next(names[one] for one in group if one != self.ids["Amira"])

    def write(self, writer: str, about: str, text: str = "Samen aan tafel", kind: str = "strength") -> str:
        fields = {"step_id": self.step_id, "about_id": self.ids[about], "kind": kind, "text": text}
        return self.room.act(writer, "write_card", **fields)

    def samples(self) -> dict[str, Any]:
        return {
            "about_id": self.ids[self.other],
            "card_id": self.write("Amira", self.other),
        }

    def special_samples(self) -> dict[str, dict[str, Any]]:
        about_amira = [self.write(self.other, "Amira") for _time in range(2)]
        here = {"step_id": self.step_id}
        return {
            **dict.fromkeys(("make_pairs", "write_card", "keep_notes"), here),
            "swap_people": here | {"one_id": self.ids["Amira"], "other_id": self.ids[self.other]},
            "let_out": here | {"participant_id": self.ids[self.other]},
            "approve_card": {"card_id": about_amira[0]},
            "refuse_card": {"card_id": about_amira[1]},
        }
