"""Errors a user can cause or meet. Each carries a translatable message, never content of a workshop."""

from kompas.i18n import translate


class KompasError(Exception):
    """An expected failure. `str(error)` is the message in the language of the current user."""

    code = "refused"

    def __init__(self, message: str, **parameters: object) -> None:
        super().__init__(message)
        self.message = message
        self.parameters = parameters

    def __str__(self) -> str:
        return translate(self.message, **self.parameters)


class NotAllowed(KompasError):
    code = "not_allowed"


class WrongCode(NotAllowed):
    """A code or a key that is not right: who asks for one counts it (`ui.state.trying`)."""


class NotFound(KompasError):
    code = "not_found"


class Invalid(KompasError):
    code = "invalid"


class Conflict(KompasError):
    """Somebody else changed the same thing first; nothing of either text is lost."""

    code = "conflict"


class Identifying(KompasError):
    """A text may tell who a family is, and its author has not decided about that yet."""

    code = "identifying"


class TooManyTries(KompasError):
    code = "too_many_tries"


class TooMuch(KompasError):
    """More than anybody does by hand; it goes on when some of it is over."""

    code = "too_much"


class Busy(KompasError):
    """The server has as much to do as it can; the same is possible a moment later."""

    code = "busy"
