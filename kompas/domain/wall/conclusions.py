"""What the group holds on to, with the notes it rests on."""

from sqlmodel import Session, col, select

from kompas.domain.core.changes import Handlers, record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.lookup import row_in
from kompas.domain.workshop.steps import step_of
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.errors import Conflict, Invalid
from kompas.events.wall.conclusions import EditConclusion, RecordConclusion, ReleaseConclusion, WithdrawConclusion
from kompas.i18n import N_
from kompas.models import Conclusion, ConclusionNote, Note
from kompas.rules import Actor


def record_conclusion(session: Session, actor: Actor, action: RecordConclusion) -> Conclusion:
    demand_facilitator(actor)
    demand_open(actor.workshop)
    step = step_of(session, actor.workshop, action.step_id)
    demand_decision(session, actor.workshop, action.text, action.warned)
    conclusion = Conclusion(
        id=action.id,
        workshop_id=step.workshop_id,
        step_id=action.step_id,
        text=action.text,
        release=action.release,
    )
    record_change(session, actor.workshop, conclusion)
    session.flush()
    tie_notes(session, conclusion, action.note_ids)
    return conclusion


def edit_conclusion(session: Session, actor: Actor, action: EditConclusion) -> None:
    """Another text than the one that was seen is a Conflict, and so is a conclusion that was taken away."""
    conclusion = conclusion_to_change(session, actor, action.conclusion_id)
    if conclusion.withdrawn:
        raise Conflict(N_("Somebody else removed this conclusion while you were writing. Your text is still here."))
    if action.seen is not None and conclusion.text not in (action.seen, action.text):
        raise Conflict(N_("Somebody else changed this conclusion while you were writing. Your text is still here."))
    demand_decision(session, actor.workshop, action.text, action.warned, known=[conclusion.text])
    conclusion.text = action.text
    if action.note_ids is not None:
        tie_notes(session, conclusion, action.note_ids)
    record_change(session, actor.workshop, conclusion)


def withdraw_conclusion(session: Session, actor: Actor, action: WithdrawConclusion) -> None:
    conclusion = conclusion_to_change(session, actor, action.conclusion_id)
    conclusion.withdrawn = action.withdrawn
    record_change(session, actor.workshop, conclusion)


def release_conclusion(session: Session, actor: Actor, action: ReleaseConclusion) -> None:
    """Say how far a conclusion goes."""
    demand_facilitator(actor)
    conclusion = conclusion_of(session, actor, action.conclusion_id)
    conclusion.release = action.release
    record_change(session, actor.workshop, conclusion)


def conclusion_to_change(session: Session, actor: Actor, conclusion_id: str) -> Conclusion:
    demand_facilitator(actor)
    demand_open(actor.workshop)
    return conclusion_of(session, actor, conclusion_id)


def conclusion_of(session: Session, actor: Actor, conclusion_id: str) -> Conclusion:
    return row_in(session, actor.workshop, Conclusion, conclusion_id, N_("This conclusion is not there any more."))


def tie_notes(session: Session, conclusion: Conclusion, note_ids: list[str]) -> None:
    """Let a conclusion rest on these notes and no others. One that was merged meanwhile brings the one in its place."""
    query = select(Note).where(Note.workshop_id == conclusion.workshop_id, col(Note.id).in_(note_ids))
    own = list(session.exec(query))
    if {note.id for note in own} != set(note_ids):
        raise Invalid(N_("One of the chosen notes is not part of this workshop."))
    wanted = {*note_ids, *(note.merged_into for note in own if note.merged_into)}
    ties = list(session.exec(select(ConclusionNote).where(ConclusionNote.conclusion_id == conclusion.id)))
    for tie in ties:
        if tie.note_id not in wanted:
            session.delete(tie)
    new = wanted - {tie.note_id for tie in ties}
    session.add_all(ConclusionNote(conclusion_id=conclusion.id, note_id=note_id) for note_id in sorted(new))


HANDLERS: Handlers = {
    "record_conclusion": record_conclusion,
    "edit_conclusion": edit_conclusion,
    "withdraw_conclusion": withdraw_conclusion,
    "release_conclusion": release_conclusion,
}
