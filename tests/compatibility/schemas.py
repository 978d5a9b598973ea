"""Breaking changes between two versions of a JSON Schema.

Schemas of requests (parameters, bodies) may accept more than before but never less. Schemas of responses may
contain more than before but never less. New fields and new choices are compatible in both.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
Document = dict[str, Any]
REQUEST, RESPONSE = "request", "response"
NULL = {"type": "null"}
WORD_LIST = re.compile(r"\(([a-z_]+(?:\|[a-z_]+)+)\)")
# Bounds of what a request may send, and whether a higher one accepts less.
BOUNDS = {
    "minLength": True,
    "minimum": True,
    "minItems": True,
    "minProperties": True,
    "maxLength": False,
    "maximum": False,
    "maxItems": False,
}


class Comparison:
    """Two documents, and which pairs of their components were compared already."""

    def __init__(self, released: Document, present: Document) -> None:
        self.released, self.present = released, present
        self.seen: set[tuple[str, str, str]] = set()

    def compare(self, old: Schema, new: Schema, side: str, where: str) -> Iterator[str]:
        """Every break between two schemas, as sentences that begin with the place."""
        olds, news = choices(old, self.released), choices(new, self.present)
        if side == RESPONSE and "null" in news.keys() - olds.keys() and "any" not in olds:
            yield f"{where}: may now be null"
        if len(olds.keys() - {"null"}) == len(news.keys() - {"null"}) == 1:
            olds, news = rename_single(olds), rename_single(news)
        for name, found in olds.items():
            if name in news:
                yield from self.one(found, news[name], side, where)
            elif side == REQUEST or name != "null":
                yield f"{where}: is no longer {name}"

    def one(self, old: Schema, new: Schema, side: str, where: str) -> Iterator[str]:
        """Every break between two schemas without choices; each component is compared once per side."""
        names = component(old), component(new)
        if all(names):
            if (*names, side) in self.seen:
                return
            self.seen.add((*names, side))
            where = f"{names[0]} in a {side}"
        old, new = merge_schema(old, self.released), merge_schema(new, self.present)
        for rule in RULES:
            yield from (f"{where}: {message}" for message in rule(old, new, side))
        yield from self.inside(old, new, side, where)

    def inside(self, old: Schema, new: Schema, side: str, where: str) -> Iterator[str]:
        """Every break in the fields that two schemas share."""
        for name, found in old.get("properties", {}).items():
            if name in new.get("properties", {}):
                yield from self.compare(found, new["properties"][name], side, f"{where}.{name}")
        for inner in ("items", "additionalProperties"):
            if isinstance(old.get(inner), dict) and isinstance(new.get(inner), dict):
                yield from self.compare(old[inner], new[inner], side, f"{where}[]")


def component(schema: Schema) -> str:
    """The name of the component that a schema refers to, directly or by an `allOf` with a description."""
    alone = schema.get("allOf", [])
    found = alone[0] if len(alone) == 1 else schema
    return found.get("$ref", "").rpartition("/")[2]


def resolved(found: Schema, document: Document) -> Schema:
    """The schema that a reference points to."""
    while "$ref" in found:
        steps, place = found["$ref"].removeprefix("#/").split("/"), document
        for step in steps:
            place = place[step]
        found = place
    return found


def merge_schema(schema: Schema, document: Document) -> Schema:
    """A schema with `$ref` and `allOf` merged into it."""
    if "$ref" in schema:
        return merge_schema(resolved(schema, document), document)
    merged = {name: value for name, value in schema.items() if name != "allOf"}
    for part in schema.get("allOf", ()):
        added = merge_schema(part, document)
        properties = merged.get("properties", {}) | added.get("properties", {})
        required = [*merged.get("required", ()), *added.get("required", ())]
        merged = added | merged | {"properties": properties, "required": required}
    return merged


def choices(schema: Schema, document: Document) -> dict[str, Schema]:
    """The schemas that a value may have, by the name of the component or the type."""
    found = merge_schema(schema, document)
    forms = found.get("oneOf") or found.get("anyOf")
    if forms is None:
        types = found.get("type", "any")
        types = types if isinstance(types, list) else [types]
        name = component(schema) or "/".join(each for each in types if each != "null")
        return ({name: schema} if name else {}) | ({"null": NULL} if "null" in types else {})
    return {name: form for each in forms for name, form in choices(each, document).items()}


def rename_single(forms: dict[str, Schema]) -> dict[str, Schema]:
    """The same schemas, with a neutral name for the only one that is not null."""
    return {name if name == "null" else "the one form": form for name, form in forms.items()}


def types_of(schema: Schema) -> set[str]:
    """The types of a schema except null; empty if it declares none. Every integer is a number."""
    types = schema.get("type", [])
    found = {types} if isinstance(types, str) else set(types)
    return found - {"null"} | ({"integer"} if "number" in found else set())


def values_of(schema: Schema) -> list[Any] | None:
    return [schema["const"]] if "const" in schema else schema.get("enum")


def type_breaks(old: Schema, new: Schema, side: str) -> Iterator[str]:
    before, after = types_of(old), types_of(new)
    narrow, wide = (after, before) if side == REQUEST else (before, after)
    if narrow and (not wide or wide - narrow):
        was, now = (" or ".join(sorted(each)) or "anything" for each in (before, after))
        yield f"was {was} and is {now}"


def value_breaks(old: Schema, new: Schema, side: str) -> Iterator[str]:
    before, after = values_of(old), values_of(new)
    if before is not None and after is not None:
        yield from (f"the value {each!r} is gone" for each in before if each not in after)
    elif before is not None and side == RESPONSE:
        yield "is no longer one of a list"
    elif after is not None and side == REQUEST:
        yield "accepts only some values now"


def form_breaks(old: Schema, new: Schema, side: str) -> Iterator[str]:
    """A changed pattern of a request is a break, unless only words were added to its lists of words."""
    relied_on = old if side == RESPONSE else new
    if "format" in relied_on and old.get("format") != new.get("format"):
        yield f"had the format {old.get('format')} and has {new.get('format')}"
    if side == REQUEST and not accepts_all_of(new.get("pattern", old.get("pattern")), old.get("pattern")):
        yield "has another pattern now"


def accepts_all_of(new: str | None, old: str | None) -> bool:
    """Whether a pattern is the same, but for more words in lists such as `(leader|visit)`.

    Nothing else is compared: whether one pattern accepts all that another does cannot be computed.
    """
    if new is None or old is None or new == old:
        return new == old
    before, after = ([set(each.split("|")) for each in WORD_LIST.findall(text)] for text in (old, new))
    is_same_form = WORD_LIST.sub("()", new) == WORD_LIST.sub("()", old)
    return is_same_form and all(had <= has for had, has in zip(before, after, strict=True))


def bound_breaks(old: Schema, new: Schema, side: str) -> Iterator[str]:
    if side != REQUEST:
        return
    for name, is_least in BOUNDS.items():
        before, after = old.get(name), new.get(name)
        if after is not None and (before is None or (after > before if is_least else after < before)):
            yield f"{name} was {before} and is {after}"
    if new.get("uniqueItems") and not old.get("uniqueItems"):
        yield "must not repeat a value now"


def field_breaks(old: Schema, new: Schema, side: str) -> Iterator[str]:
    before, after = old.get("properties", {}), new.get("properties", {})
    yield from (f"the field {name} is gone" for name in before if name not in after)
    had, has = set(old.get("required", ())), set(new.get("required", ()))
    if side == REQUEST:
        yield from (f"the field {name} is required now" for name in sorted(has - had))
        if new.get("additionalProperties") is False and old.get("additionalProperties") is not False:
            yield "accepts no other fields now"
    else:
        yield from (f"the field {name} may now be missing" for name in sorted(had - has) if name in after)


RULES: tuple[Callable[[Schema, Schema, str], Iterator[str]], ...] = (
    type_breaks,
    value_breaks,
    form_breaks,
    bound_breaks,
    field_breaks,
)
