"""What a block gets when people do something else in it: what that activity cannot do without, from our own scripts."""

from copy import deepcopy
from functools import cache

from kompas.enums import ActivityName
from kompas.scripts.draft import Plain, plain_of, text
from kompas.scripts.loader import load_library

WRITTEN_IN = (ActivityName.COLLECT, ActivityName.INTERVIEW, ActivityName.REFLECT)
"""Activities that ask something and get notes."""


@cache
def usual_steps() -> dict[str, Plain]:
    """By activity, the first block in which people do that."""
    ours = load_library().scripts
    scripts = [ours["customer_journey"], *ours.values()]
    steps = [step for script in scripts for step in plain_of(script)["steps"]]
    return {step["activity"]: step for step in reversed(steps)}


def needs_of(activity: ActivityName) -> Plain:
    """The fields that must not be empty, with what usually stands in them."""
    usual = deepcopy(usual_steps()[activity.value])
    if activity is ActivityName.COLLECT:
        return {"kinds": usual["kinds"], "questions": [{"key": "question", "text": text()}]}
    if activity in WRITTEN_IN:
        return {name: usual[name] for name in ("kinds", "questions")}
    if activity is ActivityName.PARTIES:
        return {name: usual[name] for name in ("questions", "starters")}
    if activity is ActivityName.EVALUATE:
        return {"evaluation": usual["evaluation"]}
    return {}


def change_activity(step: Plain, activity: ActivityName) -> None:
    """What was only filled in for the old activity goes; what somebody wrote stays."""
    for name, usual in needs_of(ActivityName(step["activity"])).items():
        if step[name] == usual:
            step[name] = None if name == "evaluation" else []
    step["activity"] = activity.value
    for name, usual in needs_of(activity).items():
        step[name] = step[name] or usual
