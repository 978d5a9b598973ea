"""Claims in documents: their places, their values and their identifiers."""

import pytest

from relations.documents.document import parse
from relations.errors import InvalidDocuments

AT = {"at": "alpha#1", "printed": "so it says"}


def parse_claims(listed, fact="period", noun="visit"):
    given = {"id": "x", "guest": "country/CHN", "host": "VNM"}
    if noun == "meeting":
        given = {"id": "x"}
    return parse(noun, given | {"claims": {fact: listed}}).data["claims"][fact]


def error_paths(listed, fact="period"):
    with pytest.raises(InvalidDocuments) as caught:
        parse_claims(listed, fact)
    return [error.where for error in caught.value.errors]


def test_claims_are_sorted_by_source_and_paragraph():
    listed = [AT | {"at": at} for at in ("beta#2", "alpha#10", "alpha#9")]

    assert [claim["at"] for claim in parse_claims(listed)] == ["alpha#9", "alpha#10", "beta#2"]


def test_the_identifier_of_a_claim_is_made_from_its_first_words_and_kept():
    (first,) = parse_claims([AT | {"value": "2023"}])
    (other_value,) = parse_claims([AT | {"value": "2022"}])
    (kept,) = parse_claims([first | {"printed": "or rather so"}])

    assert first["id"] == other_value["id"] == kept["id"]
    assert parse_claims([AT | {"printed": "or rather so"}])[0]["id"] != first["id"]


def test_equal_claims_get_different_identifiers():
    twice = parse_claims([AT, AT])
    second = parse_claims([twice[1], AT])

    assert len({claim["id"] for claim in twice}) == 2
    assert {claim["id"] for claim in second} == {claim["id"] for claim in twice}


def test_a_repeated_or_invalid_identifier_is_refused():
    (first,) = parse_claims([AT])

    assert error_paths([first, first]) == ["claims.period", "claims.period"]
    assert error_paths([AT | {"id": "7"}]) == ["claims.period"]


@pytest.mark.parametrize(
    ("claim", "where"),
    [
        ({"at": "alpha#1"}, "claims.period[0]"),
        ({"at": "alpha"}, "claims.period[0]"),
        ({"at": "alpha#0", "printed": "x"}, "claims.period[0].at"),
        ({"printed": "x"}, "claims.period[0].at"),
        (AT | {"locator": "row 1"}, "claims.period[0]"),
        (AT | {"printed": "x" * 81}, "claims.period[0].printed"),
        (AT | {"modality": "hoped"}, "claims.period[0].modality"),
        (AT | {"negated": "no"}, "claims.period[0].negated"),
        (AT | {"value": "last week"}, "claims.period[0].value"),
        (AT | {"value": ["2023"]}, "claims.period[0].value"),
        (AT | {"value": {"amount": "3"}}, "claims.period[0].value"),
        (AT | {"colour": "x"}, "claims.period[0].colour"),
        ("alpha#1", "claims.period[0]"),
    ],
)
def test_an_invalid_claim_is_refused(claim, where):
    assert where in error_paths([claim])


def test_values_are_checked_by_the_type_of_their_fact():
    assert error_paths([AT | {"value": "grand"}], "kind") == ["claims.kind[0].value"]
    assert error_paths([AT | {"value": "VNM"}], "host") == ["claims.host[0].value"]
    assert parse_claims([AT | {"value": "35"}], "ordinal", "meeting")[0]["value"] == {"amount": "35"}
    assert parse_claims([AT | {"value": "words/the  hosts"}], "invited_by")[0]["value"] == "words/the hosts"


def test_defaults_are_left_out():
    (claim,) = parse_claims([AT | {"modality": "reported", "negated": "false"}])

    assert list(claim) == ["id", "at", "printed"]


def test_a_claim_on_the_whole_record_has_no_value():
    assert error_paths([{"at": "data", "locator": "row 1", "value": "2023"}], "record") == [
        "claims.record[0].value"
    ]


def test_bases_and_aliases_can_name_claims_by_paragraph():
    name = {"at": "alpha#1", "printed": "Vo Van Tuong", "value": "Vo Van Thuong"}
    document = parse(
        "leader",
        {
            "id": "x",
            "name": "Vo Van Thuong",
            "country": "VNM",
            "aliases": [{"text": "Vo Van Tuong", "kind": "misspelling", "claim": "alpha#1"}],
            "basis": {"country": {"basis": "derived", "rests_on": ["name@alpha#1"], "reason": "His name."}},
            "claims": {"name": [name]},
        },
    )
    identifier = document.data["claims"]["name"][0]["id"]

    assert document.data["aliases"][0]["claim"] == identifier
    assert document.data["basis"]["country"]["rests_on"] == [identifier]
    assert parse("leader", document.data) == document
