"""Where a participant writes: step and questions, the note being typed, the own notes. Survives a lost connection."""

from kompas.domain.workshop.anonymity import FEWEST_ANONYMOUS
from kompas.enums import Anonymity, NoteKind, Perspective, Role
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, editor_words, register

show = register(__file__)


def composer(place: Place) -> None:
    """Actions up: post_note, edit_note, withdraw_note. Drafts stay in this browser until they are posted."""
    show(data=place.as_data() | {"words": words()}, key=f"composer-{place.person}", height="content")


def statements() -> dict[str, str]:
    """What an author is promised about the own name, where the note is written."""
    return {
        Anonymity.NAMED.value: _("Your name is with your notes on the screen and in the report."),
        Anonymity.GROUP.value: _(
            "Your name is not with your notes on the screen or in the report. The facilitator does see who wrote what."
        ),
        Anonymity.ALL.value: _(
            "Nobody sees that you wrote this, the facilitator neither. Only on this device you see which notes are yours."
        ),
    }


def composer_beforehand(view: dict[str, object]) -> None:
    """The place to write as it will be, of a workshop that is not there."""
    place = Place("", Role.PARTICIPANT)
    data = place.as_data() | {"words": words(), "preview": view}
    show(data=data, key="composer-beforehand", height="content")


def words() -> dict[str, object]:
    return editor_words() | {
        "kinds": {kind.value: label(kind) for kind in NoteKind},
        "perspectives": {perspective.value: label(perspective) for perspective in Perspective},
        "kind": _("What kind of note is it?"),
        "perspective": _("From whose eyes? (optional)"),
        "no_perspective": _("not chosen"),
        "question": _("Which question does it answer?"),
        "any_question": _("In general"),
        "your_text": _("Your note"),
        "about": _("Which case is it about? (optional)"),
        "about_hint": _("Who knows whose case this is may guess who wrote the note."),
        "placeholder": _("One thought per note. Never use real names of families."),
        "post": _("Post"),
        "enter": _("Enter posts, Shift+Enter starts a new line"),
        "step": _("Step"),
        "later": _("You are adding to an earlier step."),
        "draft_elsewhere": _("You began this note in “{step}”. It will go there."),
        "to_current": _("Put it in the current step"),
        "waiting_to_start": _("As soon as the first step begins, you can write here."),
        "not_here": _("Nothing to write in this step yet."),
        "closed": _("The workshop is closed. Your notes are kept; thank you for taking part."),
        "mine": _("My notes"),
        "none": _("You have not written anything yet."),
        "saving": _("Saving…"),
        "saved": _("Saved"),
        "kept": _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "parked": _("Taken off the wall by the facilitator"),
        "merged": _("Merged with notes that say the same. Your own text is kept here."),
        "binned": _("The facilitator has taken this note away."),
        "hidden": _("Saved. Only you see it until the facilitator reveals it"),
        "silent": _("We write in silence: nobody else reads your notes until the facilitator reveals them."),
        "silent_read": _("We write in silence: only the facilitator reads your notes until they are revealed."),
        "over": _(
            "The time for this step is up. What you typed stays here; you can post it when the next step begins."
        ),
        "over_empty": _("The time for this step is up. The facilitator goes on in a moment."),
        "edit": _("Change"),
        "withdraw": _("Withdraw"),
        "left": _("{count} characters left"),
        "refused": _("Not saved: {reason}"),
        "came_back": _("This text could not be saved, so it is back in your writing box."),
        "anonymity": statements(),
        "few": FEWEST_ANONYMOUS,
        "guessable": _("There are so few of us that others may guess who wrote what."),
    }
