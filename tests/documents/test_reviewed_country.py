"""Reviewed lines that are refused, every fault by name."""

import pytest

from relations.documents.iso_countries import country_documents
from relations.errors import InvalidDocuments
from tests.documents.countries_of_iso import reviewed


def refusal_of(lines):
    with pytest.raises(InvalidDocuments) as refusal:
        country_documents(lines)
    return str(refusal.value)


def with_changes(to, changes):
    return [line | changes if line.get("code") == to else line for line in reviewed()]


def test_entries_of_iso_that_no_line_decides_are_refused_together():
    without = [line for line in reviewed() if line.get("code") != "VNM" and line.get("historic") != "BUMM"]

    refusal = refusal_of(without)

    assert "VNM: 'Viet Nam': is in ISO 3166 and no reviewed line decides it" in refusal
    assert "Add a line with `historic: BUMM` and its source." in refusal


@pytest.mark.parametrize("key", ["source", "kind"])
def test_a_line_without_a_source_or_a_kind_is_refused(key):
    assert f"NOR: None: has no {key}" in refusal_of(with_changes("NOR", {key: ""}))


@pytest.mark.parametrize(
    ("to", "changes", "fault"),
    [
        ("NOR", {"knid": "state"}, "NOR: 'knid': is no key of a reviewed line"),
        ("NOR", {"name": "Norge"}, "NOR: 'Norge': ISO names its current entries"),
        ("NOR", {"other_codes": ["SE"]}, "SWE: 'SE': is also a code of NOR"),
        ("NOR", {"external_ids": ["wikidata:Q34"]}, "SWE: 'wikidata:Q34': is also an external id of NOR"),
        ("NOR", {"aliases": [{"text": "sweden", "language": "en"}]}, "SWE: 'sweden': is also a name of NOR"),
        ("SUN", {"successors": ["RUS", "XXX"]}, "SUN: 'XXX': leads to no country"),
        ("SUN", {"code": "SOV"}, "SOV: 'SOV': ISO gave it SUN"),
        ("SUN", {"historic": "SUXX"}, "SUN: 'SUXX': is not in ISO 3166-3"),
        ("XKX", {"code": "KOS"}, "KOS: 'KOS': is not in ISO 3166-1"),
        ("XKX", {"name": ""}, "XKX: 'XKX': is not in ISO 3166-1"),
    ],
)
def test_a_faulty_line_is_refused_and_named(to, changes, fault):
    assert fault in refusal_of(with_changes(to, changes))


def test_two_lines_for_one_country_are_refused():
    assert "NOR: 'NOR': 2 lines decide it" in refusal_of(
        [*reviewed(), {"code": "NOR", "kind": "state", "source": "x"}]
    )


def test_an_old_code_of_a_country_that_is_none_is_refused():
    lines = [line | {"becomes": "BRM"} if line.get("historic") == "BUMM" else line for line in reviewed()]
    assert "BUMM: 'BRM': leads to no country" in refusal_of(lines)
