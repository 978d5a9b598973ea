"""Countries from ISO 3166 and the reviewed file: one document each. Pure, no database."""

from typing import Any

from relations.documents.iso_codes import IsoEntry, current, unambiguous_old_codes, withdrawn
from relations.documents.reviewed_country import (
    Line,
    faults_between,
    faults_of_lines,
    faults_of_targets,
    refuse,
)

Document = dict[str, Any]


def country_documents(reviewed: list[Line]) -> list[Document]:
    """The document of every country, in order of code, from the lines of `fixtures/countries.yaml`.

    Raises InvalidDocuments with every fault: an entry of ISO 3166 that no line decides, a line without
    a source or a kind, an unknown successor, a code, name or external id that leads to two countries.
    """
    refuse(faults_of_lines(reviewed))
    refuse(faults_of_targets(reviewed))
    own = {line["code"]: document_of(line) for line in reviewed if "becomes" not in line}
    for line in reviewed:
        if "becomes" in line:
            add_old_codes(own[line["becomes"]], withdrawn()[line["historic"]])
    documents = [own[code] for code in sorted(own)]
    refuse(faults_between(documents))
    return documents


def document_of(line: Line) -> Document:
    """What ISO says of one country, completed by its line."""
    entry = entry_of(line)
    official_name = line.get("official_name") or entry.official_name
    return {
        "id": line["code"],
        **codes_of(line, entry),
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
    """What ISO has for the line; an area that ISO never coded has a name of its own and no codes."""
    if "historic" in line:
        return withdrawn()[line["historic"]]
    uncoded = IsoEntry(line.get("name", ""), *([None] * 6))
    return current().get(line["code"], uncoded)


def codes_of(line: Line, entry: IsoEntry) -> dict[str, str | None]:
    """Its ISO codes: of a withdrawn entry those that lead to it alone, unless the line says which it has."""
    codes = {key: code for key, code in entry.codes.items() if is_its_own(code, entry)}
    said = {key: line[key] for key in ("alpha_2", "numeric") if key in line}
    return {"alpha_2": None, "alpha_3": None, "numeric": None} | codes | said


def is_its_own(code: str, entry: IsoEntry) -> bool:
    """Whether the code leads to this entry and no other."""
    return entry.alpha_4 is None or code in unambiguous_old_codes()


def aliases_of(line: Line, entry: IsoEntry) -> list[dict[str, str]]:
    """Its other names: those of ISO that the document does not hold otherwise, then those of the line."""
    held = {line.get("name") or entry.name, line.get("official_name") or entry.official_name}
    of_iso = ((entry.common_name, "short"), (entry.name, "official"))
    kept = [
        {"text": text, "language": "en", "kind": kind} for text, kind in of_iso if text and text not in held
    ]
    return sorted([*kept, *line.get("aliases", [])], key=str)


def add_old_codes(document: Document, entry: IsoEntry) -> None:
    """Give an area that lives on the codes of its withdrawn entry, but none that is or was another's too."""
    had = unambiguous_old_codes().intersection(entry.codes.values())
    document["other_codes"] = sorted({*document["other_codes"], str(entry.alpha_4), *had})
