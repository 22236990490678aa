"""Writing the shared ambition: one pen, everybody reads along."""

from kompas.activity import Activity, Part
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.enums import AmbitionCheck
from kompas.events.inquiry.ambitions import SaveDraft, TakePen, TickCheck, WriteAmbition
from kompas.i18n import N_


def rehearse(play: Play) -> None:
    """One holds the pen, sentence by sentence; then it is a version, of which two things are ticked."""
    writer, text = play.person(0), str(texts.inquiry()["ambition"]["drafts"][-1]["text"])
    pen = play.do(0, "pen", TakePen, writer)
    sentences = text.replace("? ", "?|").replace(". ", ".|").split("|")
    for number, (when, _sentence) in enumerate(spread(sentences, 0.1, 0.6), 1):
        play.do(when, f"sentence {number}", WriteAmbition, writer, pen=pen, text=" ".join(sentences[:number]))
    draft = play.do(0.7, "draft", SaveDraft)
    for when, check in spread([AmbitionCheck.LONG_TERM, AmbitionCheck.INSPIRING], 0.7, 0.9):
        play.do(when, f"tick {check}", TickCheck, draft_id=draft, check=check, ticked=True)


TEXT = Part("ambition")
WRITING = Part("ambition", lambda session, scene: {"sources": True})
EARLIER = Part("earlier_ambition")
ACTIVITY = Activity(
    name="ambition",
    label=N_("Writing the ambition"),
    order=140,
    comes_for_participant=N_("Here is the text of the ambition. Who holds the pen writes, the others read along."),
    comes_on_screen=N_("Here the text of the ambition grows."),
    workspace=(WRITING, EARLIER),
    screen=(TEXT,),
    participant=(WRITING,),
    rehearse=rehearse,
    chapters=("Ambition", "Versions"),
)
