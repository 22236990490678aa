"""Interviews, themes, a vote, and the ambition with its support."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import col, select

from kompas.domain.inquiry.interviews import groups_of, pairing_at
from kompas.domain.inquiry.queries import themes_of
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.journey import write_notes
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.enums import AmbitionCheck, BallotSubject, Picture, Stance
from kompas.events.inquiry.ambitions import (
    CloseSupportCheck,
    OpenSupportCheck,
    SaveDraft,
    StateSupport,
    TakePen,
    TickCheck,
    WriteAmbition,
)
from kompas.events.inquiry.connections import LayConnection, ShowPicture
from kompas.events.inquiry.interviews import ApproveCard, MakePairs, WriteCard
from kompas.events.inquiry.themes import MakeTheme
from kompas.events.wall.ballots import CloseBallot, OpenBallot, PlaceDots
from kompas.i18n import _
from kompas.models import AmbitionDraft
from kompas.models.inquiry.theme import COLOURS

STANCES = (
    {"stance": Stance.SUPPORTS, "has_mandate": True},
    {"stance": Stance.CONCERN, "has_mandate": True},
    {"stance": Stance.SUPPORTS, "has_mandate": False},
    {"stance": Stance.MUST_CONSULT, "has_mandate": False},
)


def interview(play: Play) -> None:
    """Each writes two cards about the other, who shares them; the last one still waits."""
    play.do(0, "pairs", MakePairs, step_id=play.step.id)
    groups = groups_of(pairing_at(play.session, play.step))
    both = [(one, other) for group in groups for one, other in zip(group, (*group[1:], group[0]), strict=True)]
    cards = list(zip([*both, *both], texts.heard_at(play.step, 2 * len(both)), strict=False))
    for number, (when, ((writer, about), (kind, text))) in enumerate(spread(cards, 0.1, 0.8)):
        words = {"kind": kind, "text": text, "warned": "kept"}
        card = play.do(when, f"card {number}", WriteCard, writer, step_id=play.step.id, about_id=about, **words)
        if number < len(cards) - 1:
            play.do(when + 0.1, f"share {number}", ApproveCard, about, card_id=card, **words)


def cluster(play: Play) -> None:
    for number, (when, (name, notes)) in enumerate(spread(list(themes_for(play).items()), 0.1, 0.8)):
        play.do(when, f"theme {name}", MakeTheme, name=name, colour=number % COLOURS, note_ids=notes)


def themes_for(play: Play) -> dict[str, list[str]]:
    """As in the example, or a few notes each when these are other notes."""
    notes = play.notes(play.step.content.get("kinds", []))
    names, groups = texts.theme_of_text(), defaultdict(list)
    for note in notes:
        groups[names.get(note.text, "")].append(note.id)
    apart = groups.pop("", [])
    if not groups:
        usual = [theme["name"] for theme in texts.inquiry()["themes"]]
        return {name: apart[begin : begin + 4] for name, begin in zip(usual, range(0, len(apart), 4), strict=False)}
    return dict(groups)


def connect(play: Play) -> None:
    """A vote on the themes, then connections, then what the group wants to do with them."""
    themes = themes_of(play.session, play.step.workshop_id)
    vote(play, [theme.id for theme in themes])
    for number, (when, text) in enumerate(spread(texts.texts_of("better"), 0.55, 0.85)):
        if number < len(themes):
            fields = {"theme_id": themes[number].id, "bottleneck": text}
            play.do(when, f"connection {number}", LayConnection, play.person(number), **fields)
    play.do(0.6, "picture", ShowPicture, picture=Picture.CONNECTIONS)
    write_notes(play)


def vote(play: Play, items: Sequence[str]) -> None:
    if len(items) < 2:
        return
    question = {"question": _("Which theme inspires you most?"), "subject": BallotSubject.THEMES}
    ballot = play.do(0.05, "ballot", OpenBallot, **question)
    for number, (when, person) in enumerate(spread(play.people, 0.1, 0.3)):
        for step in (0, 1, number % 3 + 2):
            item = items[(number // 3 + step) % len(items)]
            play.do(when, f"dot {number} {item}", PlaceDots, person, ballot_id=ballot, item_id=item, dots=1)
    play.do(0.4, "count", CloseBallot, ballot_id=ballot)


def write_ambition(play: Play) -> None:
    """One holds the pen, sentence by sentence; then it is a version, of which two things are ticked."""
    writer, text = play.person(0), str(texts.inquiry()["ambition"]["drafts"][-1]["text"])
    pen = play.do(0, "pen", TakePen, writer)
    sentences = text.replace("? ", "?|").replace(". ", ".|").split("|")
    for number, (when, _sentence) in enumerate(spread(sentences, 0.1, 0.6), 1):
        play.do(when, f"sentence {number}", WriteAmbition, writer, pen=pen, text=" ".join(sentences[:number]))
    draft = play.do(0.7, "draft", SaveDraft)
    for when, check in spread([AmbitionCheck.LONG_TERM, AmbitionCheck.INSPIRING], 0.7, 0.9):
        play.do(when, f"tick {check}", TickCheck, draft_id=draft, check=check, ticked=True)


def state_support(play: Play) -> None:
    query = select(AmbitionDraft).where(AmbitionDraft.workshop_id == play.step.workshop_id)
    draft = play.session.exec(query.order_by(col(AmbitionDraft.version).desc())).first()
    if draft is None:
        return
    check = play.do(0, "check", OpenSupportCheck, draft_id=draft.id)
    consult_by = (play.facilitator.workshop.starts_at + timedelta(days=14)).date()
    for number, (when, person) in enumerate(spread(play.people, 0.1, 0.7)):
        said = {**STANCES[number % len(STANCES)], "reason": "", "consult_by": None}
        if said["stance"] is Stance.MUST_CONSULT:
            said["consult_by"] = consult_by
        if said["stance"] is Stance.CONCERN:
            said["reason"] = texts.texts_of("better")[0]
        play.do(when, f"stance {number}", StateSupport, person, check_id=check, **said)
    play.do(0.8, "table", CloseSupportCheck, check_id=check)
