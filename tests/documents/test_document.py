"""Documents: one canonical form for equivalent input, and all errors reported together."""

import json
import unicodedata

import pytest

from relations.documents.document import keys_of, parse
from relations.errors import InvalidDocuments
from relations.models import KINDS

VISIT = {"id": "x", "guest": "country/CHN", "host": "VNM"}
LEADER = {"id": "x", "name": "X"}


def errors_by_path(noun, data):
    with pytest.raises(InvalidDocuments) as caught:
        parse(noun, data)
    return {error.where: error for error in caught.value.errors}


def test_keys_are_in_declared_order():
    document = parse("visit", dict(reversed(list((VISIT | {"tour": "Asia", "places": ["hue"]}).items()))))

    assert list(document.data) == ["id", "publication", "guest", "host", "places", "tour"]
    assert list(document.data) == [key for key in keys_of(KINDS["visit"]) if key in document.data]


def test_sets_are_sorted_and_ordered_lists_keep_their_order():
    steps = [{"status": "signed"}, {"status": "in_force", "on": "2024"}]
    document = parse(
        "agreement",
        {
            "id": "x",
            "title": "X",
            "kind": "treaty",
            "status": "in_force",
            "status_history": steps,
            "places": ["hue", "hanoi"],
            "parties": [{"party": "country/VNM"}, {"party": "country/CHN", "role": "proposer"}],
            "external_ids": ["wikidata:Q2", "untc:1"],
            "aliases": [{"text": "Z", "kind": "short"}, {"text": "A", "kind": "short"}],
        },
    )

    assert document.data["places"] == ["hanoi", "hue"]
    assert document.data["status_history"] == steps
    assert [row["party"] for row in document.data["parties"]] == ["country/CHN", "country/VNM"]
    assert document.data["external_ids"] == ["untc:1", "wikidata:Q2"]
    assert [alias["text"] for alias in document.data["aliases"]] == ["A", "Z"]


def test_an_omitted_field_equals_its_default():
    stated = {
        "id": "x",
        "title": "X",
        "kind": "treaty",
        "parties": [{"party": "country/CHN", "role": "party"}],
    }
    left_out = stated | {"parties": [{"party": "country/CHN"}]}

    assert parse("agreement", stated) == parse("agreement", left_out)


def test_text_is_in_normal_form_c_with_white_space_folded():
    decomposed = unicodedata.normalize("NFD", "Tô  Lâm\n")

    assert parse("leader", {"id": "x", "name": decomposed}).data["name"] == "Tô Lâm"


def test_equivalent_documents_have_the_same_digest():
    first = parse("visit", VISIT | {"places": ["b", "a"]})
    second = parse("visit", {"places": ["a", "b", "a"], "host": "VNM", "id": "x", "guest": "country/CHN"})

    assert first.digest() == second.digest()
    assert json.loads(first.as_json()) == first.data


def test_every_error_is_reported_with_value_rule_and_advice():
    data = {
        "id": "Not A Slug",
        "guest": "planet/mars",
        "period": "2023-99-99",
        "kind": "grand",
        "places": "hanoi",
        "delegation": [{"role": "principal"}],
        "colour": "red",
        "claims": {"period": [{"at": "somewhere else", "value": "2023"}]},
    }

    found = errors_by_path("visit", data)

    assert set(found) == {
        "id",
        "guest",
        "host",
        "period",
        "kind",
        "places",
        "delegation[0].leader",
        "colour",
        "claims.period[0].at",
    }
    for error in found.values():
        assert error.where in str(error)
        assert error.rule in str(error)
        assert error.cure in str(error)
    assert str(found["kind"]) == (
        "kind: 'grand': is not a known choice. "
        "Choose one of state, official, working, informal, private, transit, multilateral."
    )


@pytest.mark.parametrize(
    ("noun", "data", "where"),
    [
        ("leader", LEADER | {"name": " "}, "name"),
        ("leader", LEADER | {"name": "x" * 161}, "name"),
        ("leader", LEADER | {"name": "a\x00b"}, "name"),
        ("leader", LEADER | {"name": "\ud800"}, "name"),
        ("leader", LEADER | {"name": ["X"]}, "name"),
        ("leader", LEADER | {"publication": "secret"}, "publication"),
        ("leader", LEADER | {"merged_into": "y"}, "merged_into"),
        ("leader", LEADER | {"merged_into": ["y"]}, "merged_into"),
        ("leader", LEADER | {"external_ids": ["Q15031"]}, "external_ids[0]"),
        ("leader", LEADER | {"external_ids": [{"wikidata": "Q1"}]}, "external_ids[0]"),
        ("leader", LEADER | {"aliases": [{"text": "Y", "kind": "nickname"}]}, "aliases[0].kind"),
        ("leader", LEADER | {"aliases": [{"kind": "short"}]}, "aliases[0].text"),
        ("leader", LEADER | {"aliases": [{"text": "Y" * 301, "kind": "short"}]}, "aliases[0].text"),
        ("leader", LEADER | {"aliases": [{"text": "Y", "kind": "misspelling"}]}, "aliases[0]"),
        ("leader", LEADER | {"aliases": [{"text": "Y", "kind": "short"}] * 2}, "aliases[1]"),
        (
            "leader",
            LEADER | {"aliases": [{"text": "Y", "kind": "short", "claim": "a#1"}]},
            "aliases[0].claim",
        ),
        ("leader", LEADER | {"basis": {"name": {"basis": "guessed"}}}, "basis.name.basis"),
        ("leader", LEADER | {"basis": {"name": {"basis": "derived"}}}, "basis.name"),
        (
            "leader",
            LEADER | {"basis": {"name": {"basis": "derived", "rests_on": ["a#1"]}}},
            "basis.name.rests_on[0]",
        ),
        (
            "leader",
            LEADER | {"basis": {"name": {"basis": "background", "reason": ["?"]}}},
            "basis.name.reason",
        ),
        ("visit", VISIT | {"period": "[" + ",".join(map(str, range(1500, 2000, 2))) + "]"}, "period"),
        ("meeting", {"id": "x", "ordinal": "0"}, "ordinal"),
        ("meeting", {"id": "x", "ordinal": "many"}, "ordinal"),
        ("meeting", {"id": "x", "participants": ["words/" + "w" * 161]}, "participants[0]"),
        (
            "meeting",
            {"id": "x", "participants": ["words/a b", "words/a  b"]},
            "participants",
        ),
        ("partnership", {"id": "x", "countries": ["CHN"]}, "countries"),
        ("trade_figure", {"id": "x", "flow": "export", "measure": "value"}, "quantity"),
        (
            "trade_figure",
            {"id": "x", "flow": "export", "measure": "value", "quantity": {"amount": "many"}},
            "quantity",
        ),
        (
            "agreement",
            {
                "id": "x",
                "title": "X",
                "kind": "treaty",
                "status": "signed",
                "status_history": [{"status": "agreed"}],
            },
            "status",
        ),
        ("place", {"id": "x", "name": "X", "kind": "city", "publication": "draft"}, "publication"),
        ("country", {"id": "VN", "name": "Viet Nam"}, "id"),
        ("place", {"id": "x", "name": "X", "kind": "city", "within": "x"}, "id"),
        ("visit", ["x"], ""),
    ],
)
def test_an_invalid_document_is_refused_with_the_path_of_the_error(noun, data, where):
    assert where in errors_by_path(noun, data)


@pytest.mark.parametrize("name", ["\x00", "a\ud800"])
def test_invalid_characters_are_one_error_and_not_a_missing_field(name):
    with pytest.raises(InvalidDocuments) as caught:
        parse("leader", LEADER | {"name": name})

    assert [(error.where, error.code) for error in caught.value.errors] == [("name", "invalid_characters")]


def test_missing_and_invalid_values_have_different_error_codes():
    found = errors_by_path(
        "leader", {"id": "Two Words", "aliases": [{"text": "X"}, {"text": "Y", "kind": "pet"}]}
    )

    assert {where: error.code for where, error in found.items()} == {
        "id": "malformed",
        "name": "missing_field",
        "aliases[0].kind": "missing_field",
        "aliases[1].kind": "invalid_choice",
    }


def test_a_document_lists_its_references_with_their_paths():
    document = parse(
        "visit",
        VISIT
        | {
            "delegation": [{"leader": "to-lam", "role": "principal"}],
            "claims": {
                "host": [
                    {"at": "alpha#1", "printed": "to China", "value": "country/CHN", "deprecated": "No."}
                ],
                "invited_by": [{"at": "beta", "locator": "row 1", "value": "words/the hosts"}],
                "record": [{"at": "gamma", "locator": "row 2"}],
            },
        },
    )

    assert list(document.references()) == [
        ("guest", ("country", "CHN")),
        ("host", ("country", "VNM")),
        ("delegation", ("leader", "to-lam")),
        ("claims.host", ("source", "alpha")),
        ("claims.host", ("country", "CHN")),
        ("claims.invited_by", ("source", "beta")),
        ("claims.record", ("source", "gamma")),
    ]


def test_a_reserved_identifier_is_refused():
    error = errors_by_path("source", {"id": "compare", "kind": "article"})["id"]

    assert error.rule == "is reserved: its URL belongs to something else"
    assert "compare-source" in error.cure
    assert parse("topic", {"id": "compare", "label": "To compare"}).key == "compare"
