"""A noun, an activity and a form, as somebody adds them who never saw the code: five files, and nothing else is touched.

They are put in a copy of the house, and used live by two people; then copied, reported, forgotten and erased.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = {
    "kompas/models/wall/wish.py": '''
from typing import ClassVar

from kompas.models.core.declarations import Copying, Forgetting, Undoing
from kompas.models.core.live_row import OrderedRow
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose
from sqlmodel import Field


class Wish(OrderedRow, table=True):
    """A wish for the network."""

    using = (Use("author_id text withdrawn", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),)
    forgetting = Forgetting(rows=True)
    copying = Copying(silent=("author_id",))
    undoing = Undoing(gone={"withdrawn": True})

    author_id: int | None = Field(default=None, foreign_key="participant.id")
    text: str
    withdrawn: bool = False
''',
    "kompas/events/wall/wishes.py": """
from typing import Annotated

from kompas.events.core.base import ActionBase, Id, Row, Warned, action
from kompas.events.core.conditions import EVERYBODY, FACILITATOR, OPEN
from kompas.events.core.logged import CONTENT, Logged
from kompas.enums import LogTopic
from kompas.models.core.columns import LongText
from kompas.models.wall.wish import Wish


@action(EVERYBODY, OPEN, logged=CONTENT)
class MakeWish(ActionBase):
    text: LongText
    warned: Warned = None


@action(FACILITATOR, OPEN, undo="wish removed", logged=Logged(LogTopic.MODERATION, "Wish removed"))
class WithdrawWish(ActionBase):
    wish_id: Annotated[Id, Row(Wish, "This wish is not there any more.")]
    withdrawn: bool = True
""",
    "kompas/domain/wall/wishes.py": """
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles, put_on_row
from kompas.events.wall.wishes import MakeWish, WithdrawWish
from kompas.models.wall.wish import Wish
from kompas.rules import speaks_as


@handles(MakeWish)
def make_wish(session, actor, action):
    demand_decision(session, actor.workshop, action.text, action.warned)
    add_row(session, actor, action, Wish, author_id=speaks_as(actor, action.role))


def withdraw_wish(session, actor, action, wish: Wish):
    put_on_row(session, actor, action, wish)


handles(WithdrawWish)(withdraw_wish)
""",
    "kompas/live/views/wall/wishes.py": """
from kompas.live.views.core.rows import Noun
from kompas.models.wall.wish import Wish

WISH = Noun("wish", Wish, item=lambda rows, audience, wish: None if wish.withdrawn else {"text": wish.text})
""",
    "kompas/exports/wall/wishes.py": """
from kompas.exports.core.blocks import Heading, Sentences
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.models.wall.wish import Wish


@chapter
class Wishes(WorkshopChapter):
    keys = ("wishes",)

    def read(self):
        self.wishes = [one.text for one in self.report.own_rows(Wish) if not one.withdrawn]

    def blocks(self):
        return [Heading("Wishes", 1), Sentences(self.wishes)] if self.wishes else []
""",
    "kompas/activities/wish.py": '''
"""Everybody makes a wish."""

from kompas.activity import Activity, Least, Part

ACTIVITY = Activity(
    name="wish",
    label="Wishes",
    needs=("questions",),
    least=Least(0.5, 3, "One wish each."),
    may_draw=True,
    takes_notes=False,
    screen=(Part("wall"),),
    chapters=("Wishes",),
)
''',
    "facilitation_scripts/forms/hopes.yaml": """
key: hopes
title: {nl: Hoop, en: Hopes}
summary: {nl: Waar we op hopen., en: What we hope for.}
sections:
  - key: all
    title: {nl: Alles, en: All}
    questions:
      - {kind: long_text, key: hope, letter: 1a, label: {nl: Waar hoop je op?, en: What do you hope for?}}
""",
}
USE = """
import asyncio, sys
from sqlmodel import SQLModel, select
from starlette.applications import Starlette

from kompas.activity import activities
from kompas.database import Database
from kompas.domain.dossier.forms import form_of_workshop
from kompas.domain.whole.actions import handlers
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.whole.retention import erase, forget
from kompas.domain.workshop.workshops import create_workshop
from kompas.exports import WRITERS, document_of, report_of
from kompas.live.routes import Live
from kompas.models import Answer, Workshop
from kompas.models.core.columns import now
from kompas.models.wall.wish import Wish
from kompas.server import prepare
from tests.clustering import both, script_of, step
from tests.factories import FACILITATOR, act, facilitator_of, go_to, id_of, join, message, secret_of, workshop_shape
from kompas.enums import Role
from tests.live.browser import Browser

question = {"key": "what", "text": both("What do you wish?")}
SCRIPT = script_of([
    step("wishing", "wish", questions=[question]),
    step("hoping", "form", form={"key": "hopes", "section": None}),
])
assert activities()["wish"].label == "Wishes"
handlers()
database = Database(f"sqlite:///{sys.argv[1]}")
SQLModel.metadata.create_all(database.engine)
with database.transaction() as session:
    workshop, _code = create_workshop(session, FACILITATOR, workshop_shape(), SCRIPT)
    facilitator = facilitator_of(session, workshop)
    people = [join(session, workshop, name) for name in ("Amira", "Bram")]
    go_to(session, facilitator, "wishing")
    code, workshop_id = workshop.code, workshop.id
    form_id = form_of_workshop(session, workshop, "hopes").id


async def live_with_two():
    live = Live(database)
    live.hub.open()
    live.writer.start()
    app = Starlette(routes=live.routes())
    amira, bram, console = (Browser(app, secret) for secret in (secret_of("Amira"), secret_of("Bram"), FACILITATOR))
    async with bram.listen(code, "participant") as heard:
        assert (await heard.next("view")).data["scalars"]["activity"] == "wish"
        wish = message("make_wish", Role.PARTICIPANT, text="Korte lijnen")
        assert await amira.send(code, wish, wish) == ["applied", "applied"]
        assert (await heard.next("change")).data["put"] == {f"wish:{wish['id']}": {"text": "Korte lijnen"}}
        doubtful = message("make_wish", Role.PARTICIPANT, text="Bel 06-12345678")
        assert await amira.send(code, doubtful) == ["refused"]
        forbidden = message("withdraw_wish", Role.PARTICIPANT, wish_id=wish["id"])
        assert await amira.send(code, forbidden) == ["refused"]
        assert await console.send(code, message("withdraw_wish", wish_id=wish["id"])) == ["applied"]
        assert (await heard.next("change")).data["removed"] == [f"wish:{wish['id']}"]
        with database.reading() as session:
            steps = {key: id_of(session, session.get_one(Workshop, workshop_id), key) for key in ("wishing", "hoping")}
        moved = message("go_to_step", from_step_id=steps["wishing"], to_step_id=steps["hoping"])
        assert await console.send(code, moved) == ["applied"]
        said = message("answer_question", Role.PARTICIPANT, form_id=form_id, question="hope", value="Dat het lukt")
        assert await amira.send(code, said) == ["applied"]
        answers = []
        while not answers:
            put = (await heard.next("change")).data["put"]
            answers = [item["value"] for key, item in put.items() if key.startswith("answer:")]
        assert answers == ["Dat het lukt"]
    live.hub.close()
    live.writer.stop()


asyncio.run(live_with_two())
with database.transaction() as session:
    workshop = session.get_one(Workshop, workshop_id)
    facilitator = facilitator_of(session, workshop)
    act(session, facilitator, "make_wish", text="Vaste gezichten")
    document = document_of(report_of(session, workshop, now()))
    for writer in WRITERS:
        assert writer.write(document), writer.extension
    markdown = next(writer for writer in WRITERS if writer.extension == "md").write(document).decode()
    assert "Vaste gezichten" in markdown and "Dat het lukt" in markdown
    copy, _code = restore_workshop(session, "another", copy_workshop(session, facilitator))
    count = lambda one: (
        len(session.exec(select(Wish).where(Wish.workshop_id == one.id)).all()),
        len(session.exec(select(Answer).where(Answer.workshop_id == one.id)).all()),
    )
    assert (count(workshop), count(copy)) == ((2, 1), (2, 1))
    forget(session, copy, now())
    assert (count(workshop), count(copy)) == ((2, 1), (0, 1))
    erase(session, workshop)
    assert (count(workshop), count(copy)) == ((0, 0), (0, 1))
"""


def test_newcomers_noun_activity_and_form_are_used_live_copied_reported_and_forgotten(tmp_path: Path) -> None:
    left_out = shutil.ignore_patterns("__pycache__")
    for folder in ("kompas", "facilitation_scripts"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=left_out)
    for place, content in FILES.items():
        assert not (tmp_path / place).exists()
        (tmp_path / place).write_text(content.lstrip("\n"), encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    command = [sys.executable, "-c", USE, str(tmp_path / "new.db")]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=os.environ | {"PYTHONPATH": path})
    assert ended.returncode == 0, ended.stderr
