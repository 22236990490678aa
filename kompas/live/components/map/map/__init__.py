"""The network map: drawn and as tables. What can be done in the one can be done in the other."""

from collections.abc import Sequence
from typing import Any, Literal

from kompas.domain.map import label_places as labels
from kompas.domain.map import layout
from kompas.domain.map.style import style_as_data
from kompas.enums import Domain, Involvement, LineColour, NoteKind, Priority, Ring
from kompas.i18n import _, current_language
from kompas.labels import label
from kompas.live.components import Place, careful_words, register

show = register(__file__)
Use = Literal["screen", "console", "participant"]


def network_map(place: Place, use: Use, starters: Sequence[dict[str, Any]] = (), *, after: str | None = None) -> None:
    """Actions up: those of parties and lines, record_agreement and post_note about a line, show_map. `screen` only shows.

    `after`: the value of the workshop that must be there before the map is.
    """
    show(
        data=place.as_data()
        | {
            "use": use,
            "words": words(),
            "style": style_as_data() | sizes(),
            "after": after,
            "starters": [starter | {"name": starter["name"][current_language()]} for starter in starters],
        },
        key=f"map-{use}",
        height="content",
    )


def sizes() -> dict[str, object]:
    return {
        "width": layout.HALF_WIDTH,
        "height": layout.HALF_HEIGHT,
        "rings": {ring.value: high for ring, (_low, high) in layout.BANDS.items() if high <= 1},
        "font": labels.FONT,
        "shape": labels.SHAPE,
        "line_height": labels.LINE_HEIGHT,
    }


def words() -> dict[str, object]:
    return careful_words() | {
        "domains": {domain.value: label(domain) for domain in Domain},
        "rings": {ring.value: label(ring) for ring in Ring},
        "involvements": {involvement.value: label(involvement) for involvement in Involvement},
        "colours": {colour.value: label(colour) for colour in LineColour},
        "kinds": {kind.value: label(kind) for kind in NoteKind},
        "priorities": {priority.value: label(priority) for priority in Priority},
        "map": _("Network map"),
        "as_map": _("Map"),
        "as_table": _("Table"),
        "help": _(
            "Arrow keys go from party to party. Enter opens one. L draws a line. "
            "Shift with an arrow moves a party. 1 to 5 set the colour of the open line."
        ),
        "move": _("Move"),
        "look": _("Look"),
        "find_and_filter": _("Find and filter"),
        "draw": _("Draw a line"),
        "draw_hint": _("Drag from one party to the other, or click on both."),
        "draw_from": _("Line from {name}: choose the other party. Escape stops."),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "fit": _("Show all"),
        "large": _("Large"),
        "arrange": _("Arrange"),
        "find": _("Find a party"),
        "any_domain": _("All domains"),
        "any_ring": _("All rings"),
        "any_colour": _("All colours"),
        "filter_domain": _("Show domain"),
        "filter_ring": _("Show ring"),
        "filter_colour": _("Show colour"),
        "only_us": _("Only what concerns us"),
        "both_sides": _("Both sides"),
        "seen": {
            "same": _("seen the same"),
            "differ": _("seen differently"),
            "settled": _("seen differently, settled together"),
            "one": _("one side only"),
            "none": _("rated by neither"),
        },
        "on_screen": _("On the screen: what I see"),
        "frozen": _("This round has been frozen: the map stays as it is. The facilitator can open it again."),
        "notes": _("Notes"),
        "noted": _("notes: {count}"),
        "sides": [_("Nobody of these two has rated it."), _("Only one side has rated it.")],
        "sides_agree": _("Both sides see it the same."),
        "sides_differ": _("Both sides see it differently: {colours}."),
        "legend": _("Legend"),
        "empty": _("There is nothing on the map yet."),
        "add_party": _("Add a party"),
        "party_name": _("Name of the party"),
        "domain": _("Domain"),
        "ring": _("Ring"),
        "involvement": _("Involvement"),
        "not_said": _("not said"),
        "add": _("Add"),
        "usual": _("Usual parties"),
        "looks_like": _("Looks like: {names}. The same one?"),
        "new_line": _("New line"),
        "from": _("From"),
        "to": _("To"),
        "colour": _("Colour"),
        "choose": _("choose"),
        "parties": _("Parties"),
        "lines": _("Lines"),
        "no_lines": _("No lines yet"),
        "number_of_lines": _("Lines"),
        "reason": _("Why this colour?"),
        "save": _("Save"),
        "close": _("Close"),
        "edit": _("Change"),
        "remove": _("Remove"),
        "removed": _("{name} has been removed."),
        "undo": _("Undo"),
        "merge": _("Merge"),
        "merge_into": _("{name} is the same as"),
        "merged": _("{name} goes on as {into}."),
        "split": _("Split"),
        "split_name": _("Name of the part that goes on by itself"),
        "pinned": _("placed by hand"),
        "line_between": _("{one} and {other}"),
        "line_label": _("Line between {one} and {other}: {colour}"),
        "party_label": _("{name}, {domain}, {ring}, lines: {count}"),
        "coloured": _("{one} and {other}: {colour}"),
        "agree": _("Make an agreement"),
        "what": _("What"),
        "who": _("Who"),
        "when": _("By when"),
        "priority": _("Priority"),
        "record_agreement": _("Record agreement"),
        "add_note": _("Add a note"),
        "note_text": _("Your note"),
        "post": _("Post"),
        "kept": _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "failed": _("Not saved: {reason}"),
        "problems": {"lost": _("there is no connection"), "later": _("try again")},
        "off_map": _("Merged or removed"),
        "line_removed": _("The line between {one} and {other} has been removed."),
        "save_mine": _("Save my text"),
        "take_other": _("Use this text"),
        "other_changed": _("Somebody else changed this meanwhile. It now says:"),
        "gone": _("Somebody else removed this meanwhile. Your text is still here; you can record it again."),
        "record_again": _("Put back and save"),
        "put_back": _("Put back"),
        "counts": _("{parties} parties, {lines} lines"),
    }
