"""The first content of a block that gets another activity: whatever that cannot do without, from our own scripts."""

from copy import deepcopy
from functools import cache
from typing import Any

from kompas.activity import Activity, activity_named
from kompas.scripts.draft import Plain, plain_of, step_defaults
from kompas.scripts.loader import load_library


@cache
def usual_steps() -> list[Plain]:
    """The blocks of our own scripts, those of the customer journey first."""
    ours = load_library().scripts
    scripts = [ours["customer_journey"], *ours.values()]
    return [step for script in scripts for step in plain_of(script)["steps"]]


def usual_content(activity: Activity, name: str) -> Any:
    """Of a field: as the activity says, or as it stands in the first block of ours with that activity, or in any block."""
    if name in activity.usual:
        return activity.usual[name]
    filled = [step for step in usual_steps() if step[name]]
    same = [step for step in filled if step["activity"] == activity.name]
    return (same or filled)[0][name]


def needs_of(name: str) -> Plain:
    """The fields that must not be empty or that only this activity has, with what usually stands in them."""
    activity = activity_named(name)
    return {
        field: deepcopy(usual_content(activity, field)) for field in dict.fromkeys(activity.needs + activity.fields)
    }


def change_activity(step: Plain, activity: str) -> None:
    """Change the activity: defaults filled in for the old one go, anything somebody wrote stays."""
    for name, usual in needs_of(step["activity"]).items():
        if step[name] == usual:
            step[name] = step_defaults()[name]
    step["activity"] = activity
    for name, usual in needs_of(activity).items():
        step[name] = step[name] or usual
