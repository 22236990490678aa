"""No table without a word about it: the application does not start before each says what becomes of its rows."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Boolean, Date, Float, Integer
from sqlmodel import SQLModel

from kompas.models.core.base_row import BaseRow, every_table, table_of, target_of
from kompas.models.core.columns import EnumText, UtcDateTime
from kompas.models.core.declarations import Copying

SAYS_LITTLE = (Integer, Float, Boolean, Date, UtcDateTime, EnumText)
"""Types of columns that hold no words of anybody."""
PEOPLE = {"participant", "device", "seat", "networkseat", "networkmember", "account"}
"""Tables of somebody. What stands in a row that points to one tells of that person, a number or a moment too."""
MACHINERY = {"id", "workshop_id", "network_id", "revision", "sequence"}


def demand_declared(models: Sequence[type[BaseRow]]) -> None:
    """Raises LookupError with all that these tables leave unsaid."""
    mistakes = [f"{model.__name__}: {mistake}" for model in models for mistake in mistakes_in(model)]
    strange = set(SQLModel.metadata.tables) - {table_of(model).name for model in every_table()}
    mistakes += [f"{table}: extend BaseRow" for table in sorted(strange)]
    if mistakes:
        raise LookupError("\n".join(["Kompas does not start: say what becomes of the rows of each table.", *mistakes]))


def mistakes_in(model: type[BaseRow]) -> Iterator[str]:
    missing = [name for name in ("forgetting", "copying") if not hasattr(model, name)]
    if missing:
        yield f"give it {' and '.join(missing)}"
        return
    forgetting = model.forgetting
    if forgetting.rows is not True:
        spoken_for = {*forgetting.blanked, *forgetting.rewritten, *forgetting.stays}
        yield from (
            f"is {name!r} blanked, or does it stay?" for name in telling_columns(model) if name not in spoken_for
        )
        yield from () if forgetting.why else ("why may its rows stay?",)
    used = [name for use in model.using for name in use.columns]
    yield from (
        f"what is {name!r} for, whom does it tell of, and who sees it (`using`)?"
        for name in personal_columns(model)
        if used.count(name) != 1
    )
    known = {
        f"{table.name}.{column.name}"
        for table in (*SQLModel.metadata.sorted_tables, table_of(model))
        for column in table.c
    }
    yield from (f"there is no column {name!r}" for name in columns_named(model) if name not in known)


def telling_columns(model: type[BaseRow]) -> Iterator[str]:
    """Columns with words, lists or bytes, and those that point to a person."""
    for column in table_of(model).columns:
        target = target_of(model, column.name)
        words = target is None and column.name != "id" and not isinstance(column.type, SAYS_LITTLE)
        if words or target == "participant":
            yield column.name


def personal_columns(model: type[BaseRow]) -> Iterator[str]:
    """Columns with words, and all that a row about somebody says."""
    table, telling = table_of(model), {*telling_columns(model), *model.forgetting.blanked, *model.forgetting.rewritten}
    targets = {column.name: target_of(model, column.name) for column in table.columns}
    of_somebody = table.name in PEOPLE or not PEOPLE.isdisjoint(targets.values())
    for name, target in targets.items():
        says = name in telling or target in PEOPLE or (of_somebody and target is None)
        if says and name not in MACHINERY:
            yield name


def columns_named(model: type[BaseRow]) -> Iterator[str]:
    """All that it says something of, as `table.column`."""
    forgetting, used = model.forgetting, (name for use in model.using for name in use.columns)
    own = [*forgetting.blanked, *forgetting.rewritten, *forgetting.stays, *used]
    if isinstance(copying := model.copying, Copying):
        own += [*copying.silent, *copying.order, *copying.left_out, *copying.points_to, *copying.ids_inside]
    if undoing := model.undoing:
        own += [*undoing.gone, *undoing.watched, *undoing.never, *filter(None, [undoing.told_by])]
        yield from (*undoing.tells, *filter(None, [undoing.holds]))
    yield from (f"{table_of(model).name}.{name}" for name in own)
