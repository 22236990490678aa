"""The state of the connection in words, and the trigger that reruns the page when the stage changes."""

from kompas.live.components import Place, register

show = register(__file__)


def pulse(
    place: Place,
    stage: str | None,
    *,
    quiet: bool = False,
    each_step: bool = False,
    each_ballot: bool = False,
    follows: str | None = None,
) -> None:
    """`stage` is what this page was drawn for; the browser asks for a rerun when the workshop is at another.

    Without a stage the page is never drawn again by itself; it only goes when this browser is logged out.

    `quiet` shows nothing while all is well (the projected screen); `each_step` counts every step and the first note,
    `each_ballot` whether a vote, or the map that the facilitator looks at, is on the screen. With `follows` the stage is
    simply the value of that name.
    """
    data = place.as_data() | {
        "stage": stage,
        "quiet": quiet,
        "each_step": each_step,
        "each_ballot": each_ballot,
        "follows": follows,
    }
    show(data=data, key=f"pulse-{place.role}", on_stage_change=lambda: None, height="content")
