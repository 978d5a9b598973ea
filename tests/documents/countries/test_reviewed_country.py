"""Reviewed lines of countries that are refused, with the error of each."""

import pytest

from relations.documents.countries.iso_countries import country_documents
from relations.errors import InvalidDocuments
from tests.documents.countries_of_iso import read_reviewed_lines


def error_message(lines):
    with pytest.raises(InvalidDocuments) as caught:
        country_documents(lines)
    return str(caught.value)


def change_line(target, changes):
    return [line | changes if line.get("code") == target else line for line in read_reviewed_lines()]


def test_entries_of_iso_without_a_reviewed_line_are_all_reported():
    without = [
        line for line in read_reviewed_lines() if line.get("code") != "VNM" and line.get("historic") != "BUMM"
    ]

    message = error_message(without)

    assert "VNM: 'Viet Nam': is in ISO 3166 and has no reviewed line" in message
    assert "Add a line with `historic: BUMM` and its source." in message


@pytest.mark.parametrize("key", ["source", "kind"])
def test_a_line_without_a_source_or_a_kind_is_refused(key):
    assert f"NOR: None: has no {key}" in error_message(change_line("NOR", {key: ""}))


@pytest.mark.parametrize(
    ("target", "changes", "error"),
    [
        ("NOR", {"knid": "state"}, "NOR: 'knid': is not a key of a reviewed line"),
        ("NOR", {"name": "Norge"}, "NOR: 'Norge': ISO names its current entries"),
        ("NOR", {"other_codes": ["SE"]}, "SWE: 'SE': is also a code of NOR"),
        ("NOR", {"external_ids": ["wikidata:Q34"]}, "SWE: 'wikidata:Q34': is also an external id of NOR"),
        ("NOR", {"aliases": [{"text": "sweden", "language": "en"}]}, "SWE: 'sweden': is also a name of NOR"),
        ("SUN", {"successors": ["RUS", "XXX"]}, "SUN: 'XXX': is not a country in the file"),
        ("SUN", {"code": "SOV"}, "SOV: 'SOV': ISO gave it SUN"),
        ("SUN", {"historic": "SUXX"}, "SUN: 'SUXX': is not in ISO 3166-3"),
        ("XKX", {"code": "KOS"}, "KOS: 'KOS': is not in ISO 3166-1"),
        ("XKX", {"name": ""}, "XKX: 'XKX': is not in ISO 3166-1"),
    ],
)
def test_an_invalid_line_is_refused(target, changes, error):
    assert error in error_message(change_line(target, changes))


def test_two_lines_for_one_country_are_refused():
    assert "NOR: 'NOR': has 2 lines" in error_message(
        [*read_reviewed_lines(), {"code": "NOR", "kind": "state", "source": "x"}]
    )


def test_an_old_code_of_an_unknown_country_is_refused():
    lines = [
        line | {"becomes": "BRM"} if line.get("historic") == "BUMM" else line
        for line in read_reviewed_lines()
    ]
    assert "BUMM: 'BRM': is not a country in the file" in error_message(lines)
