"""Writing the ambition: one holds the pen, everybody reads along; versions, comments, a checklist."""

from sqlmodel import Session, col, func, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles, put_on_row
from kompas.domain.core.moments import when
from kompas.domain.workshop.moments import ParticipantRemoved, StepEntered
from kompas.enums import Role
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound
from kompas.events.inquiry.ambitions import (
    AcceptDraft,
    AskPen,
    CommentOnDraft,
    PassPen,
    SaveDraft,
    SettleComment,
    ShowAmbition,
    TakeCommentAlong,
    TakePen,
    TickCheck,
    WithdrawComment,
    WriteAmbition,
)
from kompas.i18n import N_
from kompas.models import AmbitionComment, AmbitionDraft, AmbitionText, Workshop
from kompas.models.core.columns import printable
from kompas.rules import Actor, speaks_as

PASSED_ON = N_("The pen is with somebody else now. What you wrote last is still here, to copy.")


def ambition_text(session: Session, workshop: Workshop) -> AmbitionText:
    """The text in progress; a new workshop gets an empty one."""
    found = session.exec(select(AmbitionText).where(AmbitionText.workshop_id == workshop.id)).first()
    return found or AmbitionText(workshop_id=workshop.id)


@handles(TakePen)
def take_pen(session: Session, actor: Actor, action: TakePen) -> None:
    text = ambition_text(session, actor.workshop)
    if action.role is Role.PARTICIPANT and text.pen is not None and text.holder_id != actor.participant_id:
        raise Conflict(N_("Somebody else holds the pen. Ask for it."))
    hand_over(text, action.id, speaks_as(actor, action.role))
    record_change(session, actor.workshop, text)


def hand_over(text: AmbitionText, pen: str | None, holder_id: int | None) -> None:
    text.pen, text.holder_id = pen, holder_id
    text.wanted_by = [one for one in text.wanted_by if one != holder_id]


@handles(AskPen)
def ask_pen(session: Session, actor: Actor, action: AskPen) -> None:
    text = ambition_text(session, actor.workshop)
    others = [one for one in text.wanted_by if one != actor.person]
    text.wanted_by = [*others, actor.person] if action.wanted else others
    record_change(session, actor.workshop, text)


@handles(PassPen)
def pass_pen(session: Session, actor: Actor, action: PassPen) -> None:
    """To a participant it is reserved, who then takes it up. Without anybody it lies free."""
    text = ambition_text(session, actor.workshop)
    holds = text.pen is not None and text.holder_id == actor.participant_id and actor.participates
    if not (holds or actor.facilitates):
        raise NotAllowed(N_("You do not hold the pen."))
    to_id = who_asked_first(text) if action.to_first else action.to_id
    hand_over(text, None if to_id is None else action.id, to_id)
    record_change(session, actor.workshop, text)


@when(ParticipantRemoved)
def leave_pen(session: Session, removed: ParticipantRemoved) -> None:
    """Who is out holds no pen and waits for none, or it would lie with nobody."""
    text, person = ambition_text(session, removed.workshop), removed.participant.id
    if text.holder_id == person:
        hand_over(text, None, None)
    elif person not in text.wanted_by:
        return
    text.wanted_by = [one for one in text.wanted_by if one != person]
    record_change(session, removed.workshop, text)


def who_asked_first(text: AmbitionText) -> int:
    if not text.wanted_by:
        raise Conflict(N_("Nobody asks for the pen any more."))
    return text.wanted_by[0]


@handles(WriteAmbition)
def write_ambition(session: Session, actor: Actor, action: WriteAmbition) -> None:
    text = ambition_text(session, actor.workshop)
    writer = speaks_as(actor, action.role)
    if text.pen is None or text.holder_id != writer:
        raise NotAllowed(PASSED_ON)
    if text.pen != action.pen:
        raise Conflict(PASSED_ON)
    demand_decision(session, actor.workshop, action.text, action.warned, known=[text.text])
    text.text = printable(action.text)
    record_change(session, actor.workshop, text)


@handles(SaveDraft)
def save_draft(session: Session, actor: Actor, action: SaveDraft) -> AmbitionDraft:
    """Save the present text as the next version; by the holder of the pen, or the facilitator."""
    text = ambition_text(session, actor.workshop)
    holds = text.pen is not None and text.holder_id is not None and text.holder_id == actor.participant_id
    if not (holds or actor.facilitates):
        raise NotAllowed(N_("You do not hold the pen."))
    if not text.text.strip():
        raise Invalid(N_("Write something first."))
    if is_kept(session, actor.workshop, text):
        raise Conflict(N_("This text is kept as a version already."))
    return keep_version(session, actor.workshop, action.id, text)


def is_kept(session: Session, workshop: Workshop, text: AmbitionText) -> bool:
    """Whether the last version says just this: a second click makes no second version."""
    drafts = select(AmbitionDraft).where(AmbitionDraft.workshop_id == workshop.id)
    last = session.exec(drafts.order_by(col(AmbitionDraft.version).desc())).first()
    return last is not None and last.text == text.text.strip()


def keep_version(session: Session, workshop: Workshop, identity: str, text: AmbitionText) -> AmbitionDraft:
    """Keep the present text as the next version, by the holder of the pen."""
    count = select(func.max(AmbitionDraft.version)).where(AmbitionDraft.workshop_id == workshop.id)
    draft = AmbitionDraft(
        id=identity,
        workshop_id=workshop.id,
        version=(session.exec(count).one() or 0) + 1,
        text=text.text.strip(),
        author_id=text.holder_id,
    )
    record_change(session, workshop, draft)
    return draft


@handles(CommentOnDraft)
def comment_on_draft(session: Session, actor: Actor, action: CommentOnDraft, draft: AmbitionDraft) -> AmbitionComment:
    demand_decision(session, actor.workshop, action.text, action.warned, known=[draft.text])
    return add_row(session, actor, action, AmbitionComment, author_id=speaks_as(actor, action.role))


@handles(TakeCommentAlong)
def take_comment_along(
    session: Session, actor: Actor, action: TakeCommentAlong, comment: AmbitionComment, draft: AmbitionDraft
) -> None:
    """Taking it along twice makes one. What its author took back stays away."""
    if comment.withdrawn:
        raise NotFound(N_("This comment was taken back."))
    said = {"author_id": comment.author_id, "sentence": comment.sentence, "text": comment.text}
    there = select(AmbitionComment).where(AmbitionComment.draft_id == draft.id, ~col(AmbitionComment.withdrawn))
    if not session.exec(there.filter_by(**said)).first():
        add_row(session, actor, action, AmbitionComment, **said)


@handles(WithdrawComment)
def withdraw_comment(session: Session, actor: Actor, action: WithdrawComment, comment: AmbitionComment) -> None:
    """At every version to which it was taken along."""
    for one in same_comments(session, comment):
        one.withdrawn = True
        record_change(session, actor.workshop, one)


def same_comments(session: Session, comment: AmbitionComment) -> list[AmbitionComment]:
    said = {"author_id": comment.author_id, "sentence": comment.sentence, "text": comment.text}
    same = select(AmbitionComment).where(AmbitionComment.workshop_id == comment.workshop_id).filter_by(**said)
    return list(session.exec(same))


@handles(TickCheck)
def tick_check(session: Session, actor: Actor, action: TickCheck, draft: AmbitionDraft) -> None:
    others = [one for one in draft.checks if one != action.check]
    draft.checks = [*others, action.check.value] if action.ticked else others
    record_change(session, actor.workshop, draft)


@handles(AcceptDraft)
def accept_draft(session: Session, actor: Actor, action: AcceptDraft, draft: AmbitionDraft) -> None:
    drafts = session.exec(
        select(AmbitionDraft).where(AmbitionDraft.workshop_id == actor.workshop.id, col(AmbitionDraft.accepted))
    )
    others = [other for other in drafts if other.id != draft.id]
    for other in others:
        other.accepted = other.on_screen = False
    draft.accepted = draft.on_screen = action.accepted
    record_change(session, actor.workshop, draft, *others)


@when(StepEntered)
def end_moment(session: Session, entered: StepEntered) -> None:
    """At the next step the screen is of that step again."""
    query = select(AmbitionDraft).where(AmbitionDraft.workshop_id == entered.workshop.id, col(AmbitionDraft.on_screen))
    for draft in session.exec(query):
        draft.on_screen = False
        record_change(session, entered.workshop, draft)


handles(ShowAmbition)(put_on_row)


handles(SettleComment)(put_on_row)
