"""What records show beside their own columns: what these mention, and their lists. One query for all of it.

A query for each list, and joins to whatever a record may mention, cost a database more to plan than to do.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from typing import Any

from django.db import connection
from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast

from relations.documents.declaration import parts
from relations.documents.reference import KeysPart
from relations.documents.rows import RowsPart
from relations.models import Alias, Documented, ExternalIdentifier
from relations.queries.loading import columns_of
from relations.queries.references import NAME_COLUMNS

OWN = ""
"""Stands for the record itself, among the names of its lists."""


@dataclass(frozen=True)
class Shape:
    """What is read of a row: some of its columns, and key and name of what some of these mention."""

    model: type[Model]
    columns: frozenset[str]
    mentions: frozenset[str] = frozenset()

    @cached_property
    def fields(self) -> list[Any]:
        """The columns, in the order in which the model takes them."""
        return [field for field in self.model._meta.concrete_fields if field.name in self.columns]

    @cached_property
    def mentioned(self) -> list[tuple[str, "Shape"]]:
        """What is mentioned: the name of its column, and what is read of it."""
        names = (field for field in self.fields if field.name in self.mentions)
        return [(field.name, mention(field.related_model)) for field in names]

    def paths(self, prefix: str = "") -> Iterator[F]:
        """Where the values stand, from a table from which `prefix` leads here."""
        yield from (F(prefix + field.attname) for field in self.fields)
        for name, shape in self.mentioned:
            yield from shape.paths(f"{prefix}{name}__")

    def row(self, texts: Iterator[str | None]) -> Model:
        """The row of these texts. What was not read of it is asked for when it is wanted."""
        values = [field.to_python(next(texts)) for field in self.fields]
        row = self.model.from_db(None, [field.attname for field in self.fields], values)
        for name, shape in self.mentioned:
            other = shape.row(texts)
            row._state.fields_cache[name] = None if other.pk is None else other
        return row


@dataclass(frozen=True)
class Gathered:
    """One list of a record, or the record itself: the rows that say whose they are, and what leads on."""

    name: str
    rows: QuerySet
    owner: str
    shape: Shape
    prefix: str = ""
    parent: str | None = None
    order: tuple[str, ...] = ()

    def asked(self, owners: Sequence[Any]) -> tuple[QuerySet, list[Any]]:
        """The rows of these records, and the columns to read: the name, whose it is, and its values."""
        rows = self.rows.filter(**{f"{self.owner}__in": owners}).order_by()
        return rows, [Value(self.name), F(self.owner), *self.shape.paths(self.prefix)]

    def give(self, record: Documented, rows: list[Model]) -> None:
        """Leave the rows where the record looks for them."""
        if self.name == OWN:
            record._state.fields_cache.update(rows[0]._state.fields_cache)
            return
        if self.parent:
            for row in rows:
                row._state.fields_cache[self.parent] = record
        found = self.shape.model._default_manager.all()
        found._result_cache, found._prefetch_done = self.sorted(rows), True
        record.__dict__.setdefault("_prefetched_objects_cache", {})[self.name] = found

    def sorted(self, rows: list[Model]) -> list[Model]:
        """The rows in order, the same on every database."""
        for path in reversed(self.order):
            name = path.removeprefix("-")
            rows = sorted(rows, key=partial(_rank, path=name), reverse=name != path)
        return rows


def gather(records: Sequence[Documented]) -> None:
    """Load all that answers show of records of one kind beside their own columns and their claims."""
    if not records:
        return
    model: Any = type(records[0])
    wanted = {each.name: each for each in gathered(model)}
    found: dict[tuple[str, str], list[Model]] = defaultdict(list)
    for name, owner, *texts in _rows(model, [record.pk for record in records]):
        found[name, owner].append(wanted[name].shape.row(iter(texts)))
    for record in records:
        for name, each in wanted.items():
            each.give(record, found[name, str(record.pk)])


@cache
def gathered(model: Any) -> tuple[Gathered, ...]:
    """All that is gathered of a kind."""
    return tuple(_gathered(model))


def _gathered(model: type[Documented]) -> Iterator[Gathered]:
    mentions = frozenset(columns_of(model))
    own = Shape(model, mentions | {model._meta.pk.name}, mentions)
    yield Gathered(OWN, model._default_manager.all(), "pk", own)
    for other in (Alias, ExternalIdentifier):
        shape = Shape(other, frozenset(("id", *other.document)))
        name, order = other._meta.default_related_name, other._meta.ordering
        yield Gathered(name, other._default_manager.all(), f"about_{model.noun()}", shape, order=tuple(order))
    for part in parts(model):
        if isinstance(part, KeysPart):
            yield _keys(model, part)
        elif isinstance(part, RowsPart):
            yield _children(model, part)


@cache
def mention(model: Any) -> Shape:
    """What is read of what is only mentioned: its key and its name."""
    names = (model._meta.pk.name, model.key_field, NAME_COLUMNS.get(model.noun(), model.key_field))
    return Shape(model, frozenset(names))


def _keys(model: type[Documented], part: KeysPart) -> Gathered:
    field = model._meta.get_field(part.name)
    rows, order = field.remote_field.through._default_manager.all(), (field.related_model.key_field,)
    owner, prefix = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}__"
    return Gathered(part.name, rows, owner, mention(field.related_model), prefix, order=order)


def _children(model: type[Documented], part: RowsPart) -> Gathered:
    parent = model._meta.get_field(part.name).field
    columns = {field.name for field in part.model._meta.concrete_fields} - {parent.name}
    shape = Shape(part.model, frozenset(columns), frozenset(columns_of(part.model)))
    rows, order = part.model._default_manager.all(), tuple(part.model._meta.ordering)
    return Gathered(part.name, rows, parent.attname, shape, parent=parent.name, order=order)


def _rows(model: Any, keys: Sequence[Any]) -> list[tuple[Any, ...]]:
    sql, marks = _sql(model, len(keys))
    stand_for = dict(zip(_stand_ins(model, len(keys)), keys, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(sql, [stand_for.get(mark, mark) for mark in marks])
        return cursor.fetchall()


@lru_cache(maxsize=256)
def _sql(model: Any, count: int) -> tuple[str, tuple[Any, ...]]:
    """The query for so many records of a kind, and its parameters: writing it takes longer than answering it.

    Every column is read as text, as many of each list as the widest has.
    """
    asked = [each.asked(_stand_ins(model, count)) for each in gathered(model)]
    width = max(len(columns) for _, columns in asked)
    first, *others = [
        rows.values_list(*(Cast(column, CharField()) for column in _padded(columns, width)))
        for rows, columns in asked
    ]
    return first.union(*others, all=True).query.sql_with_params()


def _stand_ins(model: Any, count: int) -> list[Any]:
    """What stands in the parameters for the keys of records: no record has one of these."""
    to_python = model._meta.pk.to_python
    return [to_python(str(-number)) for number in range(1, count + 1)]


def _padded(columns: list[Any], width: int) -> list[Any]:
    return columns + [Value(None, CharField())] * (width - len(columns))


def _rank(row: Model, path: str) -> tuple[bool, Any]:
    value: Any = row
    for name in path.split("__"):
        value = getattr(value, name)
    return value is not None, value if isinstance(value, int) else str(value)
