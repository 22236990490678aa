"""Conclusions that the group holds on to, with the notes they rest on."""

from sqlmodel import Session, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles, put_on_row
from kompas.errors import Conflict
from kompas.events.wall.conclusions import EditConclusion, RecordConclusion, ReleaseConclusion, WithdrawConclusion
from kompas.i18n import N_
from kompas.models import Conclusion, ConclusionNote, Note, Step
from kompas.rules import Actor


@handles(RecordConclusion)
def record_conclusion(session: Session, actor: Actor, action: RecordConclusion, step: Step) -> Conclusion:
    demand_decision(session, actor.workshop, action.text, action.warned)
    conclusion = add_row(session, actor, action, Conclusion)
    session.flush()
    tie_notes(session, conclusion, action.note_ids)
    return conclusion


@handles(EditConclusion)
def edit_conclusion(session: Session, actor: Actor, action: EditConclusion, conclusion: Conclusion) -> None:
    """Another text than the one that was seen is a Conflict, and so is a conclusion that was taken away."""
    if conclusion.withdrawn:
        raise Conflict(N_("Somebody else removed this conclusion while you were writing. Your text is still here."))
    if action.seen is not None and conclusion.text not in (action.seen, action.text):
        raise Conflict(N_("Somebody else changed this conclusion while you were writing. Your text is still here."))
    demand_decision(session, actor.workshop, action.text, action.warned, known=[conclusion.text])
    conclusion.text = action.text
    if action.note_ids is not None:
        tie_notes(session, conclusion, action.note_ids)
    record_change(session, actor.workshop, conclusion)


def tie_notes(session: Session, conclusion: Conclusion, note_ids: list[str]) -> None:
    """Let a conclusion rest on these notes and no others. One that was merged meanwhile brings the one in its place."""
    merged = (session.get_one(Note, note_id).merged_into for note_id in note_ids)
    wanted = {*note_ids, *filter(None, merged)}
    ties = list(session.exec(select(ConclusionNote).where(ConclusionNote.conclusion_id == conclusion.id)))
    for tie in ties:
        if tie.note_id not in wanted:
            session.delete(tie)
    new = wanted - {tie.note_id for tie in ties}
    session.add_all(ConclusionNote(conclusion_id=conclusion.id, note_id=note_id) for note_id in sorted(new))


handles(WithdrawConclusion, ReleaseConclusion)(put_on_row)
