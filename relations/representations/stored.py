"""Reading the stored JSON of records: complete, for the address of a request and in its language."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from typing import Any

import orjson
from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery

from relations.models import Documented, Record, Representation
from relations.representations.language import STORED, called, response_language
from relations.representations.renderer import rendered, renderer_digest
from relations.representations.urls import root

# In JSON these quotes cannot be inside a string, where they are escaped. So this is always a URL of ours.
URL = b'url":"/'
NAME = re.compile(rb'"name":"((?:[^"\\]|\\.)*)","name_language":"en","url":"/countries/([^"/]+)/"')


def current(model: type[Documented]) -> QuerySet:
    """The stored texts of a kind that this code has rendered."""
    return Representation.objects.filter(noun=model.noun(), renderer=renderer_digest())


def public_rows(model: type[Documented]) -> QuerySet:
    """The records of a kind that have a stored text: those that are published, and all reference data."""
    return model.objects.published() if issubclass(model, Record) else model._default_manager.all()


def texts(model: type[Documented], keys: Sequence[str]) -> list[bytes]:
    """The texts of published records, in the order of their keys. What is not stored is rendered."""
    found = dict(rows_of(statement_of_texts(model, len(keys)), keys)) if keys else {}
    return completed(model, [(key, found.get(key)) for key in keys])


def revision_and_text(model: type[Documented], key: str) -> tuple[int, bytes] | None:
    """The revision and the text of one published record, or None: one query if it is stored."""
    for _, revision, text in rows_of(statement_of_record(model), [key]):
        for complete in completed(model, [(key, text)]):
            return revision, complete
    return None


def rows_of(statement: tuple[str, Sequence[Any]], keys: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of a compiled statement, in which these keys replace the placeholders."""
    sql, parameters = statement
    known = dict(zip(map(placeholder, range(len(keys))), keys, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(sql, [known.get(each, each) for each in parameters])
        return cursor.fetchall()


@lru_cache(maxsize=1000)
def statement_of_texts(model: type[Documented], count: int) -> tuple[str, Sequence[Any]]:
    """The statement for the texts of so many records. Compiling it takes longer than running it."""
    rows = current(model).filter(key__in=[placeholder(number) for number in range(count)])
    return rows.order_by().values_list("key", "text").query.sql_with_params()


@cache
def statement_of_record(model: type[Documented]) -> tuple[str, Sequence[Any]]:
    """The statement for the revision and the text of one record."""
    text = Subquery(current(model).filter(key=OuterRef(model.key_field)).values("text")[:1])
    rows = public_rows(model).filter(**{model.key_field: placeholder(0)}).order_by()
    return rows.values_list(model.key_field, "revision", text).query.sql_with_params()


def placeholder(number: int) -> str:
    """What stands for a key in a compiled statement. No key has a space."""
    return f"key {number}"


def completed(model: type[Documented], pairs: Sequence[tuple[str, str | None]]) -> list[bytes]:
    """The texts of records by key and stored text. A record that was just withdrawn has none."""
    missing = [key for key, text in pairs if text is None]
    rows = public_rows(model).filter(**{f"{model.key_field}__in": missing}) if missing else ()
    more = rendered(list(rows))
    found = (more.get(key) if text is None else text.encode() for key, text in pairs)
    return [text for text in found if text is not None]


def for_response(text: bytes, context: dict[str, Any]) -> bytes:
    """Stored text, or several of them, with the address and the language of a response.

    Mentions of countries are translated. Countries themselves have their name elsewhere: see `translates`.
    """
    language = response_language(context)
    if language != STORED:
        text = NAME.sub(partial(named, language), text)
    return text.replace(URL, f'url":"{root(context)}'.encode())


def translates(model: type[Documented], language: str) -> bool:
    """Whether `for_response` can put the records of a kind into a language."""
    return language == STORED or model.noun() != "country"


def named(language: str, found: re.Match[bytes]) -> bytes:
    """The mention of a country, named in a language."""
    key = ("country", found[2].decode())
    name = called(key, None, (), language)
    if name.name is None:
        return found[0]
    return found[0].replace(
        b'"name":"' + found[1] + b'","name_language":"en"',
        b'"name":' + orjson.dumps(name.name) + f',"name_language":"{name.language}"'.encode(),
        1,
    )
