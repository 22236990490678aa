"""The cases on the wall: a card each, and the one whose owner has the word."""

from typing import Literal

from kompas.enums import AgeGroup, CaseMode
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, pager_words, problem_words, register

show = register(__file__)
Use = Literal["screen", "console", "participant"]


def gallery(place: Place, use: Use) -> None:
    """`screen`: large, paged, the speaking one alone with its clock. `console`: with turns, parking and changing.

    Actions up (console): give_turn (at once or not at all), park_case, restore_case.
    """
    show(data=place.as_data() | {"use": use, "words": words()}, key=f"cases-{use}", height="content")


def words() -> dict[str, object]:
    return pager_words() | {
        "ages": {age.value: label(age) for age in AgeGroup},
        "picture_of": _("Picture of {name}, {age}"),
        "gallery": _("The cases on the wall"),
        "count": _("Cases ({count})"),
        "parked": _("Cases off the wall"),
        "nothing": {
            CaseMode.EACH_BRINGS.value: _("No cases yet. Everybody brings a person, on their own phone or laptop."),
            CaseMode.FIXED_CASE.value: _("The case is not on the wall yet."),
            CaseMode.VIOLENCE_PROFILE.value: _("No profile is on the wall yet."),
            CaseMode.NO_CASE.value: "",
            CaseMode.OWN_VIEW.value: _("We look from our own lives today. Nobody needs to bring a case."),
        },
        "now_label": _("Has the word"),
        "now_speaking": _("{name} has the word"),
        "speaking": _("has the word"),
        "spoken": _("introduced"),
        "turn_clock": _("Time left for this case"),
        "next_turn": _("Next: {name}"),
        "last_done": _("That was the last one"),
        "all_spoken": _("All cases have been introduced."),
        "skip": _("Skip"),
        "previous": _("One back"),
        "stop": _("Stop"),
        "give_turn": _("Give the word"),
        "change": _("Change"),
        "park": _("Off the wall"),
        "restore": _("Back on the wall"),
        **problem_words(),
    }
