"""The lines of `fixtures/countries.yaml`: their shape, and what can be wrong with them. Pure, no database."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from relations.documents.iso_codes import IsoEntry, current, withdrawn
from relations.errors import InvalidDocument, InvalidDocuments

Line = dict[str, Any]

KEYS = (
    *("code", "historic", "becomes", "kind", "name", "official_name", "alpha_2", "numeric", "period"),
    *("successors", "other_codes", "aliases", "external_ids", "source"),
)


def refuse(faults: Iterable[InvalidDocument]) -> None:
    """Raise InvalidDocuments if there are any faults."""
    if found := list(faults):
        raise InvalidDocuments(found)


def faults_of_lines(reviewed: list[Line]) -> Iterator[InvalidDocument]:
    """What is wrong with the lines, each by itself; what ISO has and not exactly one line decides."""
    for number, line in enumerate(reviewed, start=1):
        yield from faults_of_line(str(line.get("code") or line.get("historic") or f"line {number}"), line)
    yield from faults_of_coverage("code", current(), reviewed)
    yield from faults_of_coverage("historic", withdrawn(), reviewed)


def faults_of_line(where: str, line: Line) -> Iterator[InvalidDocument]:
    """What is wrong with one line."""
    for key in sorted(line.keys() - set(KEYS)):
        yield InvalidDocument(
            "unknown_field", where, key, "is no key of a reviewed line", f"Known are {', '.join(KEYS)}."
        )
    needed = ("historic", "becomes", "source") if "becomes" in line else ("code", "kind", "source")
    for key in needed:
        if not line.get(key):
            yield InvalidDocument("missing_field", where, None, f"has no {key}", f"Add `{key}:`.")
    if line.get("name") and is_current(line):
        yield InvalidDocument(
            "not_together", where, line["name"], "ISO names its current entries", "Make it an alias."
        )
    yield from faults_of_code(where, line)


def faults_of_code(where: str, line: Line) -> Iterator[InvalidDocument]:
    """A code that is neither ISO's nor one for users to assign."""
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
                "not_together", where, line["code"], f"ISO gave it {entry.alpha_3}", "Use that."
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
    """Whether the line is about an entry of ISO 3166-1."""
    return "historic" not in line and line.get("code") in current()


def faults_of_coverage(
    key: str, entries: dict[str, IsoEntry], reviewed: list[Line]
) -> Iterator[InvalidDocument]:
    """Entries of ISO 3166 that no line decides (a newer pycountry brought them), or that several do."""
    decided = Counter(line[key] for line in reviewed if line.get(key))
    for code in sorted(entries.keys() - decided.keys()):
        cure = f"Add a line with `{key}: {code}` and its source."
        yield InvalidDocument(
            "missing_field", code, entries[code].name, "is in ISO 3166 and no reviewed line decides it", cure
        )
    for code, count in decided.items():
        if count > 1:
            yield InvalidDocument("repeated", code, code, f"{count} lines decide it", "Keep one.")


def faults_of_targets(reviewed: list[Line]) -> Iterator[InvalidDocument]:
    """Successors, and areas that live on, that are no countries."""
    known = {line["code"] for line in reviewed if "code" in line}
    for line in reviewed:
        targets = [*line.get("successors", []), *([line["becomes"]] if "becomes" in line else [])]
        for code in targets:
            if code not in known:
                where = str(line.get("code") or line["historic"])
                yield InvalidDocument(
                    "unknown_reference", where, code, "leads to no country", "Name the code of one."
                )


def faults_between(documents: list[dict[str, Any]]) -> Iterator[InvalidDocument]:
    """Codes, names and external ids that lead to more than one country."""
    for what, said in (("a code", codes_said), ("a name", names_said), ("an external id", external_ids_said)):
        first: dict[str, str] = {}
        for document in documents:
            for text in sorted(said(document)):
                other = first.setdefault(text, document["id"])
                if other != document["id"]:
                    rule = f"is also {what} of {other}"
                    yield InvalidDocument(
                        "repeated", document["id"], text, rule, "Keep it in one of the two."
                    )


def codes_said(document: dict[str, Any]) -> set[str]:
    """Every code that leads to the country."""
    own = (document["id"], document["alpha_2"], document["alpha_3"], document["numeric"])
    return {code for code in (*own, *document["other_codes"]) if code}


def names_said(document: dict[str, Any]) -> set[str]:
    """Every name of the country, whatever its capitals."""
    names = [document["name"], document["official_name"], *(alias["text"] for alias in document["aliases"])]
    return {name.casefold() for name in names if name}


def external_ids_said(document: dict[str, Any]) -> set[str]:
    """Every identifier that other systems give the country."""
    return set(document["external_ids"])
