"""The data of a document as JSON: keys in English, moments in ISO 8601."""

import json
from dataclasses import is_dataclass
from datetime import date
from typing import Any

from kompas.exports.core.document import Document


def write_json(document: Document) -> bytes:
    return json.dumps(document.data, ensure_ascii=False, indent=2, default=plain).encode()


def plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return vars(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
