"""Design tokens as CSS declares them: `--name: value;`, with `var()` and `light-dark()` worked out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

Declared = Mapping[str, str]

COMMENT = re.compile(r"/\*.*?\*/", re.S)
AT_RULE = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""Such as `@media (prefers-color-scheme: dark) { … }`: what it says is not always so."""
DECLARATION = re.compile(r"(--[\w-]+)\s*:\s*([^;{}<]+)(?=[;}])")
CALL = re.compile(r"(var|light-dark)\((.*)\)", re.S)
DEEPEST = 12


class LookError(ValueError):
    """A token that does not work, in words for who runs the server."""


class Ground(IntEnum):
    LIGHT = 0
    DARK = 1


def declared_in(css: str) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in DECLARATION.findall(AT_RULE.sub("", COMMENT.sub("", css)))}


def split_at_commas(text: str) -> list[str]:
    """At those that stand in no brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


@dataclass(frozen=True)
class Look:
    """Our tokens, and those of an organisation: theirs go first."""

    ours: Declared
    theirs: Declared

    def value(self, name: str, ground: Ground = Ground.LIGHT) -> str:
        return self._resolve(f"var({name}, {self.ours[name]})", ground)

    def _resolve(self, text: str, ground: Ground, depth: int = 0) -> str:
        if depth > DEEPEST:
            raise LookError(f"{text} goes round in a circle")
        call = CALL.fullmatch(text)
        if call is None:
            return text
        parts = split_at_commas(call[2])
        if call[1] == "light-dark":
            return self._resolve(parts[min(ground, len(parts) - 1)], ground, depth + 1)
        return self._var(parts[0], parts[1:], ground, depth + 1)

    def _var(self, name: str, fallback: Sequence[str], ground: Ground, depth: int) -> str:
        otherwise = ", ".join(fallback) or self.ours.get(name)
        given = self.theirs.get(name)
        if given is not None and not (ground is Ground.DARK and self._is_for_light(given, otherwise, depth)):
            return self._resolve(given, ground, depth)
        if otherwise is None:
            raise LookError(f"{name} is asked for, but it stands nowhere")
        return self._resolve(otherwise, ground, depth)

    def _is_for_light(self, given: str, otherwise: str | None, depth: int) -> bool:
        """One value where ours has two: most organisations have a light look only, and ours for the dark stays."""
        return otherwise is not None and not self._differs(given, depth) and self._differs(otherwise, depth)

    def _differs(self, text: str, depth: int) -> bool:
        return self._resolve(text, Ground.LIGHT, depth) != self._resolve(text, Ground.DARK, depth)
