"""The lines of `fixtures/countries.yaml`: their keys and their errors. No database access."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from relations.documents.countries.iso_codes import IsoEntry, current, withdrawn
from relations.errors import InvalidDocument, InvalidDocuments

Line = dict[str, Any]

KEYS = (
    *("code", "historic", "becomes", "kind", "name", "official_name", "alpha_2", "numeric", "period"),
    *("successors", "other_codes", "aliases", "external_ids", "source"),
)


def raise_errors(errors: Iterable[InvalidDocument]) -> None:
    """Raise InvalidDocuments if there are any errors."""
    if found := list(errors):
        raise InvalidDocuments(found)


def errors_of_lines(reviewed: list[Line]) -> Iterator[InvalidDocument]:
    """The errors of each line, and of entries of ISO that do not have exactly one line."""
    for number, line in enumerate(reviewed, start=1):
        yield from errors_of_line(str(line.get("code") or line.get("historic") or f"line {number}"), line)
    yield from errors_of_coverage("code", current(), reviewed)
    yield from errors_of_coverage("historic", withdrawn(), reviewed)


def errors_of_line(where: str, line: Line) -> Iterator[InvalidDocument]:
    """The errors of one line."""
    for key in sorted(line.keys() - set(KEYS)):
        yield InvalidDocument(
            "unknown_field", where, key, "is not a key of a reviewed line", f"Known are {', '.join(KEYS)}."
        )
    needed = ("historic", "becomes", "source") if "becomes" in line else ("code", "kind", "source")
    for key in needed:
        if not line.get(key):
            yield InvalidDocument("missing_field", where, None, f"has no {key}", f"Add `{key}:`.")
    if line.get("name") and is_current(line):
        yield InvalidDocument(
            "inconsistent", where, line["name"], "ISO names its current entries", "Make it an alias."
        )
    yield from errors_of_code(where, line)


def errors_of_code(where: str, line: Line) -> Iterator[InvalidDocument]:
    """An error if the code is neither in ISO 3166 nor user-assigned."""
    if "historic" in line:
        entry = withdrawn().get(line["historic"])
        if entry is None:
            yield InvalidDocument(
                "unknown_reference",
                where,
                line["historic"],
                "is not in ISO 3166-3",
                "Name an alpha-4 that is.",
            )
        elif "code" in line and line["code"] != entry.alpha_3:
            yield InvalidDocument(
                "inconsistent", where, line["code"], f"ISO gave it {entry.alpha_3}", "Use that."
            )
    elif not is_current(line) and not (where.startswith("X") and line.get("name")):
        yield InvalidDocument(
            "unknown_reference",
            where,
            line.get("code"),
            "is not in ISO 3166-1",
            "Use XAA to XZZ, with a name.",
        )


def is_current(line: Line) -> bool:
    """Whether the line is for an entry of ISO 3166-1."""
    return "historic" not in line and line.get("code") in current()


def errors_of_coverage(
    key: str, entries: dict[str, IsoEntry], reviewed: list[Line]
) -> Iterator[InvalidDocument]:
    """Errors for entries of ISO 3166 without a line (a newer pycountry has more of them), or with several."""
    counts = Counter(line[key] for line in reviewed if line.get(key))
    for code in sorted(entries.keys() - counts.keys()):
        cure = f"Add a line with `{key}: {code}` and its source."
        yield InvalidDocument(
            "missing_field", code, entries[code].name, "is in ISO 3166 and has no reviewed line", cure
        )
    for code, count in counts.items():
        if count > 1:
            yield InvalidDocument("duplicate", code, code, f"has {count} lines", "Keep one.")


def errors_of_targets(reviewed: list[Line]) -> Iterator[InvalidDocument]:
    """Errors for successors and other targets that are no countries."""
    known = {line["code"] for line in reviewed if "code" in line}
    for line in reviewed:
        targets = [*line.get("successors", []), *([line["becomes"]] if "becomes" in line else [])]
        for code in targets:
            if code not in known:
                where = str(line.get("code") or line["historic"])
                yield InvalidDocument(
                    "unknown_reference", where, code, "is not a country in the file", "Name the code of one."
                )


def errors_between(documents: list[dict[str, Any]]) -> Iterator[InvalidDocument]:
    """Errors for codes, names and external identifiers of more than one country."""
    for what, values_of in (("a code", codes_of), ("a name", names_of), ("an external id", external_ids_of)):
        first: dict[str, str] = {}
        for document in documents:
            for text in sorted(values_of(document)):
                other = first.setdefault(text, document["id"])
                if other != document["id"]:
                    rule = f"is also {what} of {other}"
                    yield InvalidDocument(
                        "duplicate", document["id"], text, rule, "Keep it in one of the two."
                    )


def codes_of(document: dict[str, Any]) -> set[str]:
    """Every code of the country."""
    own = (document["id"], document["alpha_2"], document["alpha_3"], document["numeric"])
    return {code for code in (*own, *document["other_codes"]) if code}


def names_of(document: dict[str, Any]) -> set[str]:
    """Every name of the country, case-folded."""
    names = [document["name"], document["official_name"], *(alias["text"] for alias in document["aliases"])]
    return {name.casefold() for name in names if name}


def external_ids_of(document: dict[str, Any]) -> set[str]:
    """Every external identifier of the country."""
    return set(document["external_ids"])
