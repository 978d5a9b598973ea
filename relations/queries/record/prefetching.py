"""Prefetching what responses show beside a record's own columns: references and lists, in one query.

One query for each list, and joins to every possible reference, would take the database longer to plan than to
run.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast

from relations.documents.declaration import parts
from relations.documents.parts.reference import KeysPart
from relations.documents.parts.rows import RowsPart
from relations.models import Alias, Documented, ExternalIdentifier
from relations.models.composed_name import NamePart, composed_name
from relations.queries.record.loading import columns_of
from relations.queries.search.names import COMPOSED
from relations.queries.statement import Compiled

OWN = ""
"""The name of the record itself among the names of its lists."""


@dataclass(frozen=True)
class RowSpec:
    """What is read of a row: some columns, its composed name, and what some references need."""

    model: type[Model]
    columns: frozenset[str]
    mentions: frozenset[str] = frozenset()
    name_parts: tuple[str | NamePart, ...] = ()

    @cached_property
    def fields(self) -> list[Any]:
        """The columns, in the order in which the model takes them."""
        return [field for field in self.model._meta.concrete_fields if field.name in self.columns]

    @cached_property
    def mentioned(self) -> list[tuple[str, "RowSpec"]]:
        """The references: the name of the column, and what is read of the record."""
        names = (field for field in self.fields if field.name in self.mentions)
        return [(field.name, mention(field.related_model)) for field in names]

    def paths(self, prefix: str = "") -> Iterator[Any]:
        """The lookup paths of the values, from a table from which `prefix` leads here."""
        yield from (F(prefix + field.attname) for field in self.fields)
        if self.name_parts:
            yield composed_name(self.name_parts, prefix)
        for name, row_spec in self.mentioned:
            yield from row_spec.paths(f"{prefix}{name}__")

    def row(self, texts: Iterator[str | None]) -> Model:
        """The row with these values. Deferred columns are loaded when they are used."""
        values = [field.to_python(next(texts)) for field in self.fields]
        row = self.model.from_db(None, [field.attname for field in self.fields], values)
        if self.name_parts:
            setattr(row, COMPOSED, next(texts))
        for name, row_spec in self.mentioned:
            other = row_spec.row(texts)
            row._state.fields_cache[name] = None if other.pk is None else other
        return row


@dataclass(frozen=True)
class RelatedRows:
    """One list of a record, or the record itself: its rows with their owners and references."""

    name: str
    rows: QuerySet
    owner: str
    row_spec: RowSpec
    prefix: str = ""
    parent: str | None = None
    order: tuple[str, ...] = ()

    def query(self, owners: Sequence[Any]) -> tuple[QuerySet, list[Any]]:
        """The rows of these records, and the columns to read: list name, owner, values."""
        rows = self.rows.filter(**{f"{self.owner}__in": owners}).order_by()
        return rows, [Value(self.name), F(self.owner), *self.row_spec.paths(self.prefix)]

    def give(self, record: Documented, rows: list[Model]) -> None:
        """Store the rows where the record looks for them."""
        if self.name == OWN:
            record._state.fields_cache.update(rows[0]._state.fields_cache)
            return
        if self.parent:
            for row in rows:
                row._state.fields_cache[self.parent] = record
        found = self.row_spec.model._default_manager.all()
        found._result_cache, found._prefetch_done = self.sorted(rows), True
        record.__dict__.setdefault("_prefetched_objects_cache", {})[self.name] = found

    def sorted(self, rows: list[Model]) -> list[Model]:
        """The rows in order, which is the same on every database."""
        for path in reversed(self.order):
            name = path.removeprefix("-")
            rows = sorted(rows, key=partial(_rank, path=name), reverse=name != path)
        return rows


def prefetch_related_rows(records: Sequence[Documented]) -> None:
    """Load everything that responses show of records of one kind, except columns and claims."""
    if not records:
        return
    model: Any = type(records[0])
    wanted = {each.name: each for each in related_rows(model)}
    found: dict[tuple[str, str], list[Model]] = defaultdict(list)
    for name, owner, *texts in ROWS.rows(model, [record.pk for record in records]):
        found[name, owner].append(wanted[name].row_spec.row(iter(texts)))
    for record in records:
        for name, each in wanted.items():
            each.give(record, found[name, str(record.pk)])


@cache
def related_rows(model: Any) -> tuple[RelatedRows, ...]:
    """Everything that is prefetched for a kind."""
    return tuple(_related_rows(model))


def _related_rows(model: type[Documented]) -> Iterator[RelatedRows]:
    mentions = frozenset(columns_of(model))
    own = RowSpec(model, mentions | {model._meta.pk.name}, mentions)
    yield RelatedRows(OWN, model._default_manager.all(), "pk", own)
    for other in (Alias, ExternalIdentifier):
        row_spec = RowSpec(other, frozenset(("id", *other.document)))
        name, order = other._meta.default_related_name, other._meta.ordering
        yield RelatedRows(
            name, other._default_manager.all(), f"about_{model.noun()}", row_spec, order=tuple(order)
        )
    for part in parts(model):
        if isinstance(part, KeysPart):
            yield _keys(model, part)
        elif isinstance(part, RowsPart):
            yield _children(model, part)


@cache
def mention(model: Any) -> RowSpec:
    """What is read of a referenced record: its key, and its name or the parts that compose one."""
    names = (model._meta.pk.name, model.key_field, model.name_field or model.key_field)
    return RowSpec(model, frozenset(names), name_parts=model.name_parts)


def _keys(model: type[Documented], part: KeysPart) -> RelatedRows:
    field = model._meta.get_field(part.name)
    rows, order = field.remote_field.through._default_manager.all(), (field.related_model.key_field,)
    owner, prefix = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}__"
    return RelatedRows(part.name, rows, owner, mention(field.related_model), prefix, order=order)


def _children(model: type[Documented], part: RowsPart) -> RelatedRows:
    parent = model._meta.get_field(part.name).field
    columns = {field.name for field in part.model._meta.concrete_fields} - {parent.name}
    row_spec = RowSpec(part.model, frozenset(columns), frozenset(columns_of(part.model)))
    rows, order = part.model._default_manager.all(), tuple(part.model._meta.ordering)
    return RelatedRows(part.name, rows, parent.attname, row_spec, parent=parent.name, order=order)


def _build_rows(model: Any, keys: Sequence[Any]) -> QuerySet:
    """Every column as text, padded to the number of columns of the widest list."""
    queries = [each.query(keys) for each in related_rows(model)]
    width = max(len(columns) for _, columns in queries)
    first, *others = [
        rows.values_list(*(Cast(column, CharField()) for column in _padded(columns, width)))
        for rows, columns in queries
    ]
    return first.union(*others, all=True)


ROWS = Compiled(_build_rows)


def _padded(columns: list[Any], width: int) -> list[Any]:
    return columns + [Value(None, CharField())] * (width - len(columns))


def _rank(row: Model, path: str) -> tuple[bool, Any]:
    value: Any = row
    for name in path.split("__"):
        value = getattr(value, name)
    return value is not None, value if isinstance(value, int) else str(value)
