"""What nobody approved is in nobody else's bytes: not in another audience, participant, report or copy."""

import json

from kompas.database import Database
from kompas.domain.whole.copies.taking import copy_of
from kompas.enums import Role
from kompas.exports import document_of, report_of
from kompas.live.snapshot import Snapshot
from kompas.models.core.columns import now
from tests.databases import on_both
from tests.factories import Room
from tests.interviewing import Interviews, groups_at

SECRET = "geheim van de tafel"
PRIVATE = "alleen voor mij"


class Watched:
    """Interviews with everything that anybody gets of them."""

    def __init__(self, database: Database, *names: str) -> None:
        self.room = Room(database, *names)
        self.room.go_to("closing")
        self.interviews = Interviews(self.room)
        with database.reading() as session:
            self.snapshot = Snapshot(session, self.room.workshop_id)
            for role in Role:
                self.snapshot.view(role)

    def refresh(self) -> set[int]:
        """Take in what changed; gives whose own things changed."""
        with self.room.database.reading() as session:
            return self.snapshot.refresh(session)[1]

    def shown(self) -> str:
        """All that audiences get, those who listened and those who come now; and what goes out in files."""
        with self.room.database.reading() as session:
            fresh = Snapshot(session, self.room.workshop_id)
            workshop = self.room.workshop(session)
            files = [repr(document_of(report_of(session, workshop, now()))), json.dumps(copy_of(session, workshop))]
        views = [snapshot.view(role) for snapshot in (self.snapshot, fresh) for role in Role]
        return json.dumps([[view.items, view.scalars] for view in views]) + "".join(files)

    def who_gets(self, text: str) -> set[str]:
        ids = self.interviews.ids
        return {name for name, person in ids.items() if text in json.dumps(self.snapshot.own(person))}


@on_both
def test_unapproved_cards_and_private_notes_reach_only_their_own(database: Database) -> None:
    watched = Watched(database, "Amira", "Bram", "Chaya", "Daan")
    room, ids, other = watched.room, watched.interviews.ids, watched.interviews.other
    card_id = watched.interviews.write("Amira", other, SECRET)
    room.act("Amira", "keep_notes", step_id=watched.interviews.step_id, text=PRIVATE)
    assert watched.refresh() == {ids["Amira"], ids[other]}
    assert (watched.who_gets(SECRET), watched.who_gets(PRIVATE)) == ({"Amira", other}, {"Amira"})
    assert SECRET not in watched.shown()
    assert PRIVATE not in watched.shown()
    waiting = {role: watched.snapshot.view(role).scalars.get("cards_waiting") for role in Role}
    assert waiting == {Role.FACILITATOR: 1, Role.SCREEN: None, Role.PARTICIPANT: None}

    room.act(other, "refuse_card", card_id=card_id)
    watched.refresh()
    assert SECRET not in watched.shown()

    room.act(other, "approve_card", card_id=card_id, kind="strength", text="wat wij delen")
    watched.refresh()
    assert "wat wij delen" in watched.shown()
    assert SECRET not in watched.shown()
    assert watched.who_gets(SECRET) == set()


def test_pairs_are_for_those_who_are_in_them_the_screen_and_the_facilitator(database: Database) -> None:
    watched = Watched(database, "Amira", "Bram", "Chaya")
    step_id = watched.interviews.step_id
    names = {identity: name for name, identity in watched.interviews.ids.items()}
    with database.reading() as session:
        (trio,) = groups_at(session, step_id)
    views = {role: watched.snapshot.view(role).items.get(f"pairing:{step_id}") for role in Role}
    assert views == {
        Role.FACILITATOR: {"groups": [trio], "out": []},
        Role.SCREEN: {"names": [[names[one] for one in trio]]},
        Role.PARTICIPANT: None,
    }
    own = watched.snapshot.own(trio[1])[1]["pairs"][str(step_id)]
    assert (own["me"], [one["name"] for one in own["people"]]) == (1, [names[one] for one in trio])
    watched.room.act("facilitator", "let_out", step_id=step_id, participant_id=trio[1])
    assert trio[1] in watched.refresh()
    assert watched.snapshot.own(trio[1])[1]["pairs"] == {}
