"""Writes what the browser may send, and the lists it knows, as TypeScript: `python -m tools.action_types`."""

import inspect
import json
from enum import Enum
from pathlib import Path
from typing import Any

from kompas import enums
from kompas.events import ACTION
from kompas.live.assets.words import labels_of

PLACE = Path(__file__).parents[1] / "kompas" / "live" / "types" / "actions.d.ts"
HEAD = "// Out of kompas/enums.py and kompas/events, by `python -m tools.action_types`: not to be changed by hand.\n"
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
OF_EVERY_ACTION = {"id", "role", "person", "type"}

Schema = dict[str, Any]


def main() -> None:
    PLACE.write_text(written(), encoding="utf-8")


def written() -> str:
    schema = ACTION.json_schema()
    named: dict[str, Schema] = schema["$defs"]
    actions = {name: named[place.rpartition("/")[2]] for name, place in schema["discriminator"]["mapping"].items()}
    shapes = {name: shape for name, shape in named.items() if shape not in actions.values() and "enum" not in shape}
    interfaces = [f"interface {name} {shape_of(shape)}\n" for name, shape in sorted(shapes.items())]
    fields = "".join(f"  {name}: {shape_of(shape, OF_EVERY_ACTION)};\n" for name, shape in sorted(actions.items()))
    labels = "".join(f"  {table}: Record<{keys_of(table)}, string>;\n" for table in sorted(labels_of("en")))
    parts = (f"interface ActionFields {{\n{fields}}}\n", f"interface Labels {{\n{labels}}}\n")
    return "\n".join([HEAD, *enumerations(), *interfaces, *parts])


def keys_of(table: str) -> str:
    return table if isinstance(getattr(enums, table, None), type) else "string"


def enumerations() -> list[str]:
    found = [one for one in vars(enums).values() if inspect.isclass(one) and issubclass(one, Enum) and list(one)]
    return [f"type {one.__name__} = {' | '.join(json.dumps(member.value) for member in one)};\n" for one in found]


def shape_of(shape: Schema, without: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    required = shape.get("required", [])
    fields = [
        f"{name}{'' if name in required else '?'}: {type_of(field)}"
        for name, field in shape.get("properties", {}).items()
        if name not in without
    ]
    return f"{{ {'; '.join(fields)} }}" if fields else "{}"


def type_of(field: Schema) -> str:
    if "$ref" in field:
        return str(field["$ref"].rpartition("/")[2])
    if "anyOf" in field:
        return " | ".join(type_of(one) for one in field["anyOf"])
    if "const" in field:
        return json.dumps(field["const"])
    if "enum" in field:
        return " | ".join(json.dumps(one) for one in field["enum"])
    if field.get("type") == "array":
        return f"({type_of(field['items'])})[]"
    if field.get("type") == "object":
        values = field.get("additionalProperties")
        return f"Record<string, {type_of(values) if isinstance(values, dict) else 'unknown'}>"
    return PLAIN[field["type"]] if "type" in field else "unknown"


if __name__ == "__main__":
    main()
