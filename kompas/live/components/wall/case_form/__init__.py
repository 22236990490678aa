"""Where a case is brought: name, age group, a few lines, and a face by figure, photo or drawing."""

from collections.abc import Sequence
from typing import Literal

from kompas.domain.wall.cases import MOST_EACH, WHY_NOT
from kompas.enums import AgeGroup, CaseMode, Figure
from kompas.i18n import _, translate
from kompas.labels import label
from kompas.live.components import Place, careful_words, register
from kompas.scripts.schema import Profile

show = register(__file__)
Use = Literal["participant", "console"]


def case_form(place: Place, use: Use, profiles: Sequence[Profile] = ()) -> None:
    """Actions up: bring_case, change_case, withdraw_case; pictures by their own route. Drafts stay in this browser.

    `profiles` are offered as ready cards; on the console only.
    """
    ready = [
        {"key": one.key, "title": str(one.title), "text": str(one.text), "figure": one.figure.value} for one in profiles
    ]
    data = {"use": use, "profiles": ready, "most": MOST_EACH, "words": words(use)}
    show(data=place.as_data() | data, key=f"case-form-{place.person}", height="content")


def words(use: Use) -> dict[str, object]:
    console = use == "console"
    return careful_words() | {
        "heading": _("Put a case on the wall") if console else _("Bring a person"),
        "another": _("Bring another person"),
        "changing": _("Change the case"),
        "intro": _("A case of the group: everybody sees it, it is nobody's own.")
        if console
        else _("Somebody, or a household, whom our work could help. The group sees the card; never use a real name."),
        "why_not": {mode.value: translate(WHY_NOT[mode]) for mode in CaseMode if mode in WHY_NOT},
        "profile": _("Start from a profile"),
        "no_profile": _("no profile"),
        "name": _("A name you make up"),
        "name_hint": _("Not the real name, and not that of somebody in the room."),
        "age": _("Age"),
        "choose_age": _("Choose an age group"),
        "ages": {age.value: label(age) for age in AgeGroup},
        "text": _("A few lines (optional)"),
        "placeholder": _("Who lives at home? What is going on? Use roles such as mother or school."),
        "bring": _("Put on the wall"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "incomplete": _("Fill in a name and choose an age group."),
        "picture_of": _("Picture of {name}, {age}"),
        "saving": _("Saving…"),
        "kept": _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "on_the_wall": _("On the wall"),
        "parked": _("Taken off the wall by the facilitator"),
        "change": _("Change"),
        "withdraw": _("Withdraw"),
        "refused": _("Not saved: {reason}"),
        "picture_refused": _("The case is saved, its picture is not: {reason}"),
        "keep_it": _("Keep it all the same"),
        **picture_words(),
    }


def picture_words() -> dict[str, object]:
    return {
        "picture": _("A picture"),
        "ways": {
            "keep": _("Keep this picture"),
            "figure": _("Choose a figure"),
            "photo": _("Photo"),
            "drawing": _("Draw"),
        },
        "figures": {figure.value: label(figure) for figure in Figure},
        "choose_photo": _("Choose a photo"),
        "take_photo": _("Take a photo"),
        "preview": _("The picture as the group will see it"),
        "camera": _("What the camera sees"),
        "snap": _("Take this photo"),
        "stop_camera": _("Stop the camera"),
        "no_camera": _("The camera cannot be used. Allow it in the browser, or choose a photo."),
        "too_large": _("This picture is larger than 5 MB. Choose a smaller one. What you typed is kept."),
        "unreadable": _(
            "Kompas cannot use this as a picture. Choose a photo or drawing as JPEG, PNG, WebP or GIF. "
            "What you typed is kept."
        ),
        "sheet": _("Sheet to draw on"),
        "colour": _("Colour"),
        "colours": {
            "black": _("black"),
            "brown": _("brown"),
            "red": _("red"),
            "orange": _("orange"),
            "yellow": _("yellow"),
            "green": _("green"),
            "blue": _("blue"),
            "purple": _("purple"),
            "pink": _("pink"),
            "beige": _("beige"),
        },
        "pen": _("Pen"),
        "widths": {"thin": _("thin pen"), "medium": _("medium pen"), "thick": _("thick pen")},
        "eraser": _("Eraser"),
        "undo_stroke": _("One line back"),
        "clear_sheet": _("Start again"),
        "draw_hint": _("Draw with mouse, finger or pen. With the keyboard: choose a figure instead."),
    }
