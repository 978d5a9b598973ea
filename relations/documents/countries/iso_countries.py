"""Documents of countries, from ISO 3166 and the reviewed file. No database access."""

from typing import Any

from relations.documents.countries.iso_codes import IsoEntry, current, unambiguous_old_codes, withdrawn
from relations.documents.countries.reviewed_country import (
    Line,
    errors_between,
    errors_of_lines,
    errors_of_targets,
    raise_errors,
)

Document = dict[str, Any]


def country_documents(reviewed: list[Line]) -> list[Document]:
    """The document of every country, in order of code, from the lines of `fixtures/countries.yaml`.

    Raises InvalidDocuments with every error: an entry of ISO 3166 without a line, a line without a source or
    a kind, an unknown successor, a code, name or external identifier of two countries.
    """
    raise_errors(errors_of_lines(reviewed))
    raise_errors(errors_of_targets(reviewed))
    own = {line["code"]: document_of(line) for line in reviewed if "becomes" not in line}
    for line in reviewed:
        if "becomes" in line:
            add_old_codes(own[line["becomes"]], withdrawn()[line["historic"]])
    documents = [own[code] for code in sorted(own)]
    raise_errors(errors_between(documents))
    return documents


def document_of(line: Line) -> Document:
    """The document of one country: the data of ISO, completed by the line."""
    entry = entry_of(line)
    official_name = line.get("official_name") or entry.official_name
    return {
        "id": line["code"],
        **iso_codes_of(line, entry),
        "name": line.get("name") or entry.name,
        "official_name": official_name,
        "kind": line["kind"],
        "period": line.get("period"),
        "successors": sorted(line.get("successors", [])),
        "other_codes": sorted([*([entry.alpha_4] if entry.alpha_4 else []), *line.get("other_codes", [])]),
        "aliases": aliases_of(line, entry),
        "external_ids": sorted(line.get("external_ids", [])),
    }


def entry_of(line: Line) -> IsoEntry:
    """The ISO entry of the line. An area without an ISO code has the name of the line and no codes."""
    if "historic" in line:
        return withdrawn()[line["historic"]]
    uncoded = IsoEntry(line.get("name", ""), *([None] * 6))
    return current().get(line["code"], uncoded)


def iso_codes_of(line: Line, entry: IsoEntry) -> dict[str, str | None]:
    """The ISO codes; those in the line come first. Of a withdrawn entry only codes of its own."""
    codes = {key: code for key, code in entry.codes.items() if is_its_own(code, entry)}
    given = {key: line[key] for key in ("alpha_2", "numeric") if key in line}
    return {"alpha_2": None, "alpha_3": None, "numeric": None} | codes | given


def is_its_own(code: str, entry: IsoEntry) -> bool:
    """Whether no other entry has the code."""
    return entry.alpha_4 is None or code in unambiguous_old_codes()


def aliases_of(line: Line, entry: IsoEntry) -> list[dict[str, str]]:
    """The aliases: names of ISO that the document has in no other field, and those of the line."""
    held = {line.get("name") or entry.name, line.get("official_name") or entry.official_name}
    of_iso = ((entry.common_name, "short"), (entry.name, "official"))
    kept = [
        {"text": text, "language": "en", "kind": kind} for text, kind in of_iso if text and text not in held
    ]
    return sorted([*kept, *line.get("aliases", [])], key=str)


def add_old_codes(document: Document, entry: IsoEntry) -> None:
    """Add to a country the codes of its withdrawn entry, except those that another entry has or had."""
    had = unambiguous_old_codes().intersection(entry.codes.values())
    document["other_codes"] = sorted({*document["other_codes"], str(entry.alpha_4), *had})
