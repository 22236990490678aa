"""What the log tells of an action: words without content, or why nothing."""

from dataclasses import dataclass

from kompas.enums import LogTopic


@dataclass(frozen=True)
class Logged:
    """`words` is a msgid, in the past tense. `tells` are the fields of the action that are told too: no text of anybody,
    only members of closed lists, yes or no, and numbers (`domain.workshop.log`).
    """

    topic: LogTopic
    words: str
    tells: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotLogged:
    """Why the log does not tell of it."""

    why: str


CONTENT = NotLogged("work on the content, which the room sees")
PACE = NotLogged("leading the session: the room sees it, and nobody's text goes, comes or gets a name by it")
