"""What refers to a record, through every foreign key to it."""

from collections.abc import Iterable, Iterator

from django.db.models import Field, ForeignKey, Model, Q, TextField
from django.db.models.functions import Cast

from relations.models import RECORDS, Claim, Documented, Publication
from relations.models.about import About

INSIDE = {"place": "contents", "source": "derived"}  # what lies in a place, or derives from a source


def referring(record: Documented) -> set[str]:
    """The record keys (`kind/id`) of everything that refers to the record, except its own rows."""
    claims = Claim.objects.filter(value_key=f"reference:{record.record_key}")
    found = set(claims.values_list("record_key", flat=True))
    for relation in record._meta.related_objects:
        found |= set(owners(relation.field, record))
    return found - {record.record_key}


def dependents(record: Documented) -> set[str]:
    """The record keys of everything that refers to the record, or to something inside or derived from it."""
    found, open_ends, seen = set(), [record], set()
    while open_ends:
        each = open_ends.pop()
        if each.record_key not in seen:
            seen.add(each.record_key)
            found |= referring(each)
            inside = INSIDE.get(each.noun())
            open_ends += getattr(each, inside).all() if inside else ()
    return found


def resting_on(identifiers: Iterable[str]) -> set[tuple[str, str, str]]:
    """Record, fact and claim of each basis that rests on one of the claims, without retracted records."""
    wanted, found = set(identifiers), set()
    condition = Q()
    for identifier in wanted:
        condition |= Q(as_text__contains=identifier)
    for model in RECORDS.values() if wanted else ():
        records = model.objects.exclude(publication=Publication.RETRACTED).exclude(basis={})
        rows = records.annotate(as_text=Cast("basis", TextField())).filter(condition)
        for record in rows.only(model.key_field, "basis"):
            for fact, basis in record.basis.items():
                resting = wanted.intersection(basis.get("rests_on", ()))
                found |= {(record.record_key, fact, identifier) for identifier in resting}
    return found


def owners(field: Field, record: Documented) -> Iterator[str]:
    """The record keys whose rows refer to the record through one field."""
    model = field.model
    if issubclass(model, Documented):
        keys = model._default_manager.filter(**{field.name: record}).values_list(model.key_field, flat=True)
        yield from (f"{model.noun()}/{key}" for key in keys)
    elif issubclass(model, About):
        if not field.name.startswith("about_"):
            yield from model._default_manager.filter(**{field.name: record}).values_list(
                "record_key", flat=True
            )
    else:
        yield from owners_of_rows(model, field, record)


def owners_of_rows(model: type[Model], field: Field, record: Documented) -> Iterator[str]:
    """The record keys that own the child rows which refer to the record."""
    for owner in model._meta.fields:
        if isinstance(owner, ForeignKey) and owner.name != field.name and is_owner(owner):
            rows = model._default_manager.filter(**{field.name: record})
            keys = rows.values_list(f"{owner.name}__{owner.related_model.key_field}", flat=True)
            yield from (f"{owner.related_model.noun()}/{key}" for key in keys)


def is_owner(field: ForeignKey) -> bool:
    """Whether the foreign key leads to the owner of a child row, which is deleted with it."""
    return issubclass(field.related_model, Documented) and field.remote_field.on_delete.__name__ == "CASCADE"


def published_among(record_keys: Iterable[str]) -> set[str]:
    """Those of the record keys that are published."""
    by_noun: dict[str, list[str]] = {}
    for record_key in record_keys:
        noun, _, key = record_key.partition("/")
        by_noun.setdefault(noun, []).append(key)
    return {
        f"{noun}/{key}"
        for noun, keys in by_noun.items()
        if noun in RECORDS
        for key in RECORDS[noun]
        .objects.filter(slug__in=keys, publication=Publication.PUBLISHED)
        .values_list("slug", flat=True)
    }
