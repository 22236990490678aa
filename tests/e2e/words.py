"""The words of the interface as people see them, found by their English msgid."""

from functools import cache

from kompas.enums import NoteKind
from kompas.i18n import catalogue, translations
from kompas.labels import NAMES
from kompas.live.assets.words import forms
from kompas.scripts import ScriptStep
from kompas.scripts.loader import own_library


def w(message: str, **parameters: object) -> str:
    """The Dutch text of a message, its parameters filled in. A message that the interface does not have is an error."""
    assert message in messages(), f"no such message: {message}"
    text = messages()[message]
    return text.format(**parameters) if parameters else text


@cache
def messages() -> dict[str, str]:
    """Each form of a plural by itself."""
    return {
        one: said
        for message in translations("nl")
        for one, said in zip(forms(message.id), forms(message.string), strict=True)
    }


def counted(one: str, many: str, count: int) -> str:
    return catalogue("nl").ngettext(one, many, count).format(count=count)


def kind_name(kind: str) -> str:
    return w(NAMES[NoteKind(kind)])


def step_title(key: str) -> str:
    return script_step(key).title.nl


def script_step(key: str) -> ScriptStep:
    return next(step for step in own_library().scripts["customer_journey"].steps if step.key == key)
