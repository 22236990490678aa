"""A short script in which a group collects values and clusters them, for tests of the board."""

from typing import Any

from kompas.scripts import FacilitationScript

KINDS = ["core_value", "strength", "future_image"]


def both(text: str) -> dict[str, str]:
    return {"nl": text, "en": text}


def step(key: str, activity: str, **changes: Any) -> dict[str, Any]:
    texts = {name: both(f"{name} {key}") for name in ("title", "screen", "facilitator")}
    return {"key": key, "minutes": 20, "activity": activity, **texts, **changes}


def script_of(steps: list[dict[str, Any]]) -> FacilitationScript:
    texts = ("title", "summary", "with_whom", "preparation", "invitation", "confidentiality")
    return FacilitationScript.model_validate(
        {
            "key": "for_a_test",
            **{name: both(name) for name in texts},
            "group": {"minimum": 2, "maximum": 60},
            "planned_minutes": 60,
            "steps": steps,
        }
    )


def clustering_script() -> FacilitationScript:
    question = {"key": "what", "text": both("Wat droeg jullie?")}
    return script_of(
        [
            step("gather", "collect", kinds=KINDS, questions=[question]),
            step("cluster", "cluster", kinds=KINDS),
            step("after", "explain"),
        ]
    )
