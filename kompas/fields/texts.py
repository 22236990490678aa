"""Short text, long text, and yes or no with an explanation."""

from typing import Any, Literal

from pydantic import Field as Limit

from kompas.fields.base import Field, MayIdentify
from kompas.fields.words import LONG, SHORT, Localised, printable
from kompas.i18n import N_, _


class Text(Field):
    longest: int = Limit(default=SHORT, ge=1, le=20_000)
    placeholder: Localised | None = None
    may_identify: MayIdentify = MayIdentify.YES

    @property
    def nothing(self) -> str:
        return ""

    def check(self, value: Any) -> str:
        if not isinstance(value, str | None):
            raise self.refuse(N_("“{field}”: a text was expected."))
        text: str = printable(value or "").strip()
        if len(text) > self.longest:
            raise self.refuse(N_("“{field}” is too long; at most {count} characters fit."), count=self.longest)
        return text

    def written(self, value: Any) -> list[tuple[MayIdentify, str]]:
        return [(self.may_identify, value)] if value else []


class ShortText(Text):
    """`autocomplete` is how browsers know a text that somebody fills in more often."""

    kind: Literal["short_text"] = "short_text"
    autocomplete: str | None = None

    def check(self, value: Any) -> str:
        return " ".join(super().check(value).splitlines())


class LongText(Text):
    kind: Literal["long_text"] = "long_text"
    longest: int = Limit(default=LONG, ge=1, le=20_000)
    rows: int = Limit(default=4, ge=2, le=20)


class YesNo(Field):
    """A tick, or with `explained` yes or no and why: `{"yes": true, "why": "…"}`, either of which may be absent still."""

    kind: Literal["yes_no"] = "yes_no"
    explained: bool = True
    longest: int = Limit(default=LONG, ge=1, le=20_000)
    may_identify: MayIdentify = MayIdentify.YES

    @property
    def nothing(self) -> Any:
        return None if self.explained else False

    @property
    def why(self) -> LongText:
        label = self.label
        return LongText(key=self.key, label=label, longest=self.longest, may_identify=self.may_identify)

    def check(self, value: Any) -> Any:
        if not self.explained:
            return self.answered(value) or False
        if value is None:
            return None
        if not isinstance(value, dict) or not value.keys() <= {"yes", "why"}:
            raise self.refuse(N_("“{field}”: yes or no was expected."))
        found = {"yes": self.answered(value.get("yes")), "why": self.why.check(value.get("why"))}
        return None if found == {"yes": None, "why": ""} else found

    def answered(self, value: Any) -> bool | None:
        if not isinstance(value, bool | None):
            raise self.refuse(N_("“{field}”: yes or no was expected."))
        return value

    def told(self, value: Any) -> str:
        if value is None or isinstance(value, bool):
            return _("yes") if value else _("no") if value is False else ""
        parts = [self.told(value["yes"]), value["why"]]
        return ": ".join(part for part in parts if part)

    def written(self, value: Any) -> list[tuple[MayIdentify, str]]:
        return self.why.written(value["why"]) if isinstance(value, dict) else []
