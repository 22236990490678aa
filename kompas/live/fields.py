"""Declared fields as the browser gets them: plain values, texts in the language of the reader."""

from typing import Any

from pydantic import BaseModel

from kompas.fields import Field, Localised, Number, Table, YesNo
from kompas.i18n import current_language


def described(field: Field) -> dict[str, Any]:
    """A field for `controlOf` of fields.js."""
    told: dict[str, Any] = {name: plain(value) for name, value in field} | {"nothing": field.nothing}
    if isinstance(field, YesNo) and field.explained:
        told["why"] = described(field.why)
    if isinstance(field, Number):
        told |= {"steps": field.steps, "comma": "," if current_language() == "nl" else "."}
    if isinstance(field, Table):
        told["columns"] = [described(column) for column in field.columns]
    return told


def plain(value: Any) -> Any:
    if isinstance(value, Localised):
        return str(value)
    if isinstance(value, BaseModel):
        return {name: plain(part) for name, part in value}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value
