"""Fields of a shape: declared in the annotation of each value, which is checked by them.

class NetworkMemberCreate(BaseModel):
    name: Annotated[str, asked(ShortText, N_("Name"), required=True)]
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from kompas.errors import Invalid
from kompas.fields.base import Field
from kompas.fields.words import Msgid
from kompas.i18n import N_

UNNAMED = "unnamed"


class Missing(Invalid):
    """Something that has to be filled in is empty."""


@dataclass(frozen=True)
class Asked:
    """A field as the annotation of a value; what its check gives becomes the type that is annotated."""

    field: Field

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.check, handler(source))

    def check(self, value: Any) -> Any:
        return demand(self.field, value)


def asked(kind: type[Field], label: str, *, help: str = "", placeholder: str = "", **limits: Any) -> Asked:
    """A field of this kind, named by the attribute it stands at; its texts are msgids."""
    texts = {name: Msgid(en=text) for name, text in (("help", help), ("placeholder", placeholder)) if text}
    return Asked(kind(key=UNNAMED, label=Msgid(en=label), **texts, **limits))


def fields_of(shape: type[BaseModel]) -> dict[str, Field]:
    """The fields of a shape by name, in the order in which they are asked."""
    return {
        name: one.field.model_copy(update={"key": name})
        for name, info in shape.model_fields.items()
        for one in info.metadata
        if isinstance(one, Asked)
    }


def demand(field: Field, value: Any) -> Any:
    """The value as it is kept. Raises Missing when it has to be filled in and is not, Invalid when it does not fit."""
    checked = field.check(value)
    if field.required and checked == field.nothing:
        raise Missing(N_("“{field}” has to be filled in."), field=field.label)
    return checked


def check_all(fields: Iterable[Field], told: Mapping[str, Any]) -> dict[str, Any]:
    """Checked values, as they are kept, by the key of each field."""
    return {field.key: demand(field, told.get(field.key)) for field in fields}
