"""The common part of the ten kinds.

A value is plain JSON: what is stored, what travels to browsers, and what a shape of pydantic turns into its own types.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field as Limit
from pydantic import StringConstraints

from kompas.errors import Invalid
from kompas.fields.words import Key, Localised, YamlPart
from kompas.i18n import N_

SourceName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$", max_length=81)]
"""Of a source, or `form.question`: the answer of another form."""


class MayIdentify(StrEnum):
    """Whether a text may tell who a family is. Where a name belongs (who does it), everything but names is asked about."""

    YES = "yes"
    NAMES_BELONG = "names_belong"
    NO = "no"


class Field(YamlPart):
    """`label` is what is asked; `letter` names a question of a form, such as 1a; `heading` stands above the answer where a form
    is read as a document. `proposed_by` names what proposes an answer (kompas.forms.sources). `check` gives the value as it is
    kept, and raises Invalid in words that name the field.
    """

    kind: str
    key: Key
    label: Localised
    letter: str = Limit(default="", max_length=6)
    help: Localised | None = None
    heading: Localised | None = None
    proposed_by: list[SourceName] = Limit(default=[], alias="from", max_length=6)
    required: bool = False

    @property
    def nothing(self) -> Any:
        """The value of a field that is left empty."""
        return None

    def check(self, value: Any) -> Any:
        raise NotImplementedError

    def told(self, value: Any) -> str:
        """A value in words, for a cell or a line."""
        return "" if value is None else str(value)

    def written(self, value: Any) -> list[tuple[MayIdentify, str]]:
        """Texts in somebody's own words, with the details that may be in them."""
        return []

    def refuse(self, message: str, **parameters: object) -> Invalid:
        return Invalid(message, field=self.label, **parameters)


def list_in(field: Field, value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise field.refuse(N_("“{field}”: a list was expected."))
    return list(value)
