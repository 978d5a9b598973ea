"""Reading the stored JSON of records: complete, for the address of a request and in its language."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

import orjson
from django.db.models import OuterRef, QuerySet, Subquery

from relations.models import Documented, Record, Representation
from relations.queries.statement import Compiled
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
    found = dict(TEXTS.rows(model, keys)) if keys else {}
    return completed(model, [(key, found.get(key)) for key in keys])


def revision_and_text(model: type[Documented], key: str) -> tuple[int, bytes] | None:
    """The revision and the text of one published record, or None: one query if it is stored."""
    for _, revision, text in RECORD.rows(model, [key]):
        for complete in completed(model, [(key, text)]):
            return revision, complete
    return None


def build_texts(model: type[Documented], keys: Sequence[str]) -> QuerySet:
    """The keys and texts of records."""
    return current(model).filter(key__in=keys).order_by().values_list("key", "text")


def build_record(model: type[Documented], keys: Sequence[str]) -> QuerySet:
    """The key, the revision and the text of one record."""
    text = Subquery(current(model).filter(key=OuterRef(model.key_field)).values("text")[:1])
    rows = public_rows(model).filter(**{f"{model.key_field}__in": keys}).order_by()
    return rows.values_list(model.key_field, "revision", text)


TEXTS, RECORD = Compiled(build_texts, kept=1_000), Compiled(build_record)


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
        text = NAME.sub(partial(translated_mention, language), text)
    return text.replace(URL, f'url":"{root(context)}'.encode())


def translates(model: type[Documented], language: str) -> bool:
    """Whether `for_response` can put the records of a kind into a language."""
    return language == STORED or model.noun() != "country"


def translated_mention(language: str, found: re.Match[bytes]) -> bytes:
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
