"""No table without a word about it: the application does not start before each says what becomes of its rows."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Boolean, Date, Float, Integer
from sqlmodel import SQLModel

from kompas.models.core.base_row import BaseRow, every_table, model_named, table_of, target_of
from kompas.models.core.columns import EnumText, UtcDateTime
from kompas.models.core.declarations import Copying

SAYS_LITTLE = (Integer, Float, Boolean, Date, UtcDateTime, EnumText)
"""Types of columns that hold no words of anybody."""


def demand_declared(models: Sequence[type[BaseRow]]) -> None:
    """Raises LookupError with all that these tables leave unsaid."""
    mistakes = [f"{model.__name__}: {mistake}" for model in models for mistake in mistakes_in(model)]
    strange = set(SQLModel.metadata.tables) - {table_of(model).name for model in every_table()}
    mistakes += [f"{table}: extend BaseRow" for table in sorted(strange)]
    if mistakes:
        raise LookupError(
            "\n".join(["Kompas does not start: a table does not say what becomes of its rows.", *mistakes])
        )


def mistakes_in(model: type[BaseRow]) -> Iterator[str]:
    for name, shapes in (("forgetting", "Forgetting(...)"), ("copying", "Copying(...) or NotCopied(...)")):
        if not hasattr(model, name):
            yield f"give it `{name} = {shapes}`"
            return
    yield from unspoken_in(model)
    yield from (f"it has no column {name!r}" for name in named_in(model) if name not in table_of(model).columns)
    for pointing in pointing_at(model):
        table, _, column = pointing.partition(".")
        if column not in table_of(model_named(table)).columns:
            yield f"there is no column {pointing!r}"


def unspoken_in(model: type[BaseRow]) -> Iterator[str]:
    """What would stay without anybody having said so."""
    forgetting = model.forgetting
    if forgetting.rows is True:
        return
    if not forgetting.why:
        yield "say in `forgetting` why its rows may stay"
    for column in telling_columns(model):
        if column not in forgetting.blanked and column not in forgetting.stays:
            yield f"say in `forgetting` whether {column!r} is blanked or stays"


def telling_columns(model: type[BaseRow]) -> Iterator[str]:
    """Those with words, lists or bytes, and those that point to a person."""
    for column in table_of(model).columns:
        target = target_of(model, column.name)
        words = target is None and column.name != "id" and not isinstance(column.type, SAYS_LITTLE)
        if words or target == "participant":
            yield column.name


def named_in(model: type[BaseRow]) -> Iterator[str]:
    yield from (*model.forgetting.blanked, *model.forgetting.stays)
    if isinstance(copying := model.copying, Copying):
        yield from (*copying.silent, *copying.order, *copying.left_out, *copying.points_to, *copying.ids_inside)
    if undoing := model.undoing:
        yield from (*undoing.gone, *undoing.watched, *undoing.never, *filter(None, [undoing.told_by]))


def pointing_at(model: type[BaseRow]) -> Iterator[str]:
    if undoing := model.undoing:
        yield from (*undoing.tells, *filter(None, [undoing.holds]))
