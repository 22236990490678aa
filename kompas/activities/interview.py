"""Interviews in pairs. The participant's own part is always on the page: cards may be decided about later too."""

from kompas.activity import Activity, Part
from kompas.domain.inquiry.interviews import groups_of, pairing_at
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.events.inquiry.interviews import ApproveCard, MakePairs, WriteCard
from kompas.i18n import N_


def rehearse(play: Play) -> None:
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


PAIRS = Part("pairs", lambda session, scene: {"step_id": scene.step_id})
ACTIVITY = Activity(
    name="interview",
    label=N_("Interviews in pairs"),
    order=160,
    needs=("kinds", "questions"),
    comes_for_participant=N_(
        "Here each sees with whom they talk, the questions, and cards to write on what they hear."
    ),
    comes_on_screen=N_("Here is who talks with whom."),
    takes_notes=False,
    in_pairs=True,
    tells_central_question=True,
    workspace=(PAIRS,),
    screen=(PAIRS,),
    rehearse=rehearse,
    chapters=("Conclusions",),
)
