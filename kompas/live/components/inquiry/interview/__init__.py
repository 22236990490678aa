"""The interview on somebody's own phone: with whom, whose turn, what was heard, and what of it may be shared."""

from kompas.enums import NoteKind
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, careful_words, register
from kompas.live.components.wall.composer import statements

show = register(__file__)


def interview(place: Place) -> None:
    """Shows itself while there are interviews, and later as long as somebody has to decide about a card.

    Actions up: write_card, rewrite_card, withdraw_card, approve_card, refuse_card, keep_notes.
    """
    show(data=place.as_data() | {"words": words()}, key=f"interview-{place.person}", height="content")


def words() -> dict[str, object]:
    return careful_words() | {
        "kinds": {kind.value: label(kind) for kind in NoteKind},
        "anonymity": statements(),
        "and": _("and"),
        "with": _("You speak with {name}"),
        "nobody": _("You have no partner yet. The facilitator will give you one."),
        "you_begin": _("You begin: you ask, {name} tells."),
        "other_begins": _("{other} begins with asking {name}."),
        "begins_with_you": _("{other} begins: {other} asks, you tell."),
        "now_ask": _("Now you ask"),
        "now_tell": _("Now you tell"),
        "now_listen": _("Now you listen along"),
        "now_who": _("{asks} asks, {tells} tells"),
        "switch_in": _("Change in {time}"),
        "last_turn": _("Last turn"),
        "not_running": _("Take about as long for each of you."),
        "sound_on": _("Turn the sound off"),
        "sound_off": _("Turn the sound on"),
        "guide": _("The questions"),
        "about_me": _("Written down about what you told"),
        "decide": _("You decide. Change the words if you like. What you do not share, nobody else gets to see."),
        "from": _("{name} wrote down:"),
        "share": _("Share this"),
        "refuse": _("Do not share"),
        "refused_mine": _("You do not share this. You can still do so."),
        "is_shared": _("Shared"),
        "heard": _("What you hear from {name}"),
        "heard_how": _("One thing per card. {name} reads it first, and decides whether the group sees it."),
        "kind": _("What is it?"),
        "text": _("In the words of {name}"),
        "offer": _("Offer to {name}"),
        "written": _("Your cards"),
        "waiting": _("waits for {name}"),
        "refused": _("{name} does not share this"),
        "shared_count": _("Shared: {count}"),
        "change": _("Change"),
        "withdraw": _("Take back"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "saving": _("Saving…"),
        "saved": _("Saved"),
        "kept": _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "shared_now": _("Shared. You find it under your own notes."),
        "failed": _("Not saved: {reason}"),
        "private": _("My own notes of the talk"),
        "private_how": _("Only you see these. They come in no report and no copy, and are erased with your name."),
        "waiting_cards": _("{count} cards wait for you"),
        "one_waiting_card": _("1 card waits for you"),
    }
