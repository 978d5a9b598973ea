"""Claims in documents: where they stand, what they say, and the identifier each gets once."""

import pytest

from relations.documents.document import parse
from relations.errors import InvalidDocuments

AT = {"at": "alpha#1", "printed": "so it says"}


def claims(listed, fact="period", noun="visit"):
    given = {"id": "x", "guest": "country/CHN", "host": "VNM"}
    if noun == "meeting":
        given = {"id": "x"}
    return parse(noun, given | {"claims": {fact: listed}}).data["claims"][fact]


def faults(listed, fact="period"):
    with pytest.raises(InvalidDocuments) as caught:
        claims(listed, fact)
    return [fault.where for fault in caught.value.faults]


def test_claims_are_sorted_by_where_they_stand():
    listed = [AT | {"at": at} for at in ("beta#2", "alpha#10", "alpha#9")]

    assert [claim["at"] for claim in claims(listed)] == ["alpha#9", "alpha#10", "beta#2"]


def test_an_identifier_is_made_of_what_the_claim_first_said_and_then_kept():
    (first,) = claims([AT | {"value": "2023"}])
    (other_value,) = claims([AT | {"value": "2022"}])
    (kept,) = claims([first | {"printed": "or rather so"}])

    assert first["id"] == other_value["id"] == kept["id"]
    assert claims([AT | {"printed": "or rather so"}])[0]["id"] != first["id"]


def test_the_same_words_at_the_same_place_get_an_identifier_each():
    twice = claims([AT, AT])
    second = claims([twice[1], AT])

    assert len({claim["id"] for claim in twice}) == 2
    assert {claim["id"] for claim in second} == {claim["id"] for claim in twice}


def test_an_identifier_that_is_given_twice_or_is_none_is_refused():
    (first,) = claims([AT])

    assert faults([first, first]) == ["claims.period", "claims.period"]
    assert faults([AT | {"id": "7"}]) == ["claims.period"]


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
        (AT | {"says": "x"}, "claims.period[0].says"),
        ("alpha#1", "claims.period[0]"),
    ],
)
def test_a_claim_without_place_words_or_a_value_of_its_fact_is_refused(claim, where):
    assert where in faults([claim])


def test_values_have_the_form_of_their_fact():
    assert faults([AT | {"value": "grand"}], "kind") == ["claims.kind[0].value"]
    assert faults([AT | {"value": "VNM"}], "host") == ["claims.host[0].value"]
    assert claims([AT | {"value": "35"}], "ordinal", "meeting")[0]["value"] == {"amount": "35"}
    assert claims([AT | {"value": "words/the  hosts"}], "invited_by")[0]["value"] == "words/the hosts"


def test_defaults_are_left_out():
    (claim,) = claims([AT | {"modality": "reported", "negated": "false"}])

    assert list(claim) == ["id", "at", "printed"]


def test_a_claim_on_the_whole_record_has_no_value():
    assert faults([{"at": "data", "locator": "row 1", "value": "2023"}], "record") == [
        "claims.record[0].value"
    ]


def test_bases_and_aliases_name_claims_by_where_they_stand():
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
