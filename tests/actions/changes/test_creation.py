"""Creating a record makes a draft with its first revision, or raises an error that says why not."""

import json

import pytest

from relations.actions.changes.creation import create
from relations.errors import BrokenRule, InvalidBasis, InvalidDocuments, RecordExists
from relations.models import Agreement, Leader, Place, Revision, Source
from tests.actions.world import AT, digest, make_claim

BY = {"by": "anna", "at": AT, "reason": "It was missing."}
pytestmark = pytest.mark.usefixtures("world")


def errors_of(noun, data):
    """The errors of a document that cannot be created."""
    with pytest.raises(InvalidDocuments) as caught:
        create(noun, data, **BY)
    return [str(error) for error in caught.value.errors]


def test_create_makes_a_draft_and_keeps_who_when_and_why():
    revision = create("leader", {"id": "li-qiang", "name": "Li Qiang", "country": "CHN"}, **BY)

    leader = Leader.objects.get(slug="li-qiang")
    assert (leader.publication, leader.country_id, leader.revision) == ("draft", "CHN", 1)
    assert leader.updated_at == AT
    assert (revision.by, revision.at, revision.reason, revision.number) == ("anna", AT, BY["reason"], 1)
    assert revision.action == "create"
    assert json.loads(revision.document) == {
        "id": "li-qiang",
        "publication": "draft",
        "name": "Li Qiang",
        "country": "CHN",
    }


def test_create_makes_a_draft_of_a_document_that_says_published():
    create("leader", {"id": "li-qiang", "publication": "published", "name": "Li Qiang"}, **BY)

    assert Leader.objects.get(slug="li-qiang").publication == "draft"


def test_create_adds_reference_data_that_has_no_publication():
    revision = create("place", {"id": "hue", "name": "Hue", "kind": "city", "country": "VNM"}, **BY)

    assert revision.publication is None
    assert Place.objects.get(slug="hue").country_id == "VNM"


def test_create_accepts_a_source_that_cites_itself():
    document = {
        "id": "delta",
        "kind": "article",
        "title": "Delta",
        "paragraphs": [digest("one")],
        "claims": {"title": [make_claim("delta#1", "Delta", "Delta")]},
    }

    create("source", document, **BY)

    assert Source.objects.get(slug="delta").claims.get().source.slug == "delta"


def test_create_refuses_an_identifier_that_is_taken():
    with pytest.raises(RecordExists, match="leader/to-lam already exists"):
        create("leader", {"id": "to-lam", "name": "Somebody"}, **BY)


def test_create_reports_every_unknown_reference():
    document = {
        "id": "third",
        "guest": "country/XXX",
        "host": "VNM",
        "places": ["hanoi", "atlantis"],
        "delegation": [{"leader": "nobody", "role": "principal"}],
        "claims": {"host": [make_claim("omega#1", "Viet Nam", "country/YYY")]},
    }

    advice = "Add the record, or correct the key."
    assert errors_of("visit", document) == [
        f"visit/third claims.host: 'YYY': there is no country with this key. {advice}",
        f"visit/third claims.host: 'omega': there is no source with this key. {advice}",
        f"visit/third delegation: 'nobody': there is no leader with this key. {advice}",
        f"visit/third guest: 'XXX': there is no country with this key. {advice}",
        f"visit/third places: 'atlantis': there is no place with this key. {advice}",
    ]


def test_create_refuses_a_claim_at_a_missing_paragraph():
    document = {"id": "x", "name": "X", "claims": {"name": [make_claim("alpha#99", "X", "X")]}}

    assert errors_of("leader", document) == [
        "leader/x claims.name: 'alpha#99': is not a paragraph of that source. Correct its number."
    ]


def test_create_refuses_a_claim_with_the_identifier_of_another_claim():
    taken = str(Leader.objects.get(slug="to-lam").claims.first().id)
    claim = make_claim("alpha#1", "X", "X") | {"id": taken}

    (error,) = errors_of("leader", {"id": "x", "name": "X", "claims": {"name": [claim]}})

    assert "is the id of a claim on another record" in error


def test_create_refuses_a_basis_that_rests_on_an_unknown_claim():
    missing = "00000000-0000-5000-8000-000000000000"
    basis = {"name": {"basis": "derived", "rests_on": [missing], "reason": "So it seems."}}

    with pytest.raises(InvalidBasis, match=f"leader/x, name: claim {missing} does not exist"):
        create("leader", {"id": "x", "name": "X", "basis": basis}, **BY)


def test_create_names_the_broken_rule_of_the_database():
    document = {"id": "x", "guest": "country/VNM", "host": "VNM"}

    with pytest.raises(BrokenRule, match="visit/x: Guest and host are the same country"):
        create("visit", document, **BY)


def test_create_names_the_broken_rule_of_a_list_of_the_record():
    roles = [{"leader": "to-lam", "role": role} for role in ("principal", "accompanying")]
    document = {"id": "x", "guest": "country/CHN", "host": "VNM", "delegation": roles}

    with pytest.raises(BrokenRule, match="The delegation lists a leader twice"):
        create("visit", document, **BY)


def test_create_refuses_an_external_identifier_that_is_taken():
    document = {"id": "x", "name": "X", "external_ids": ["wikidata:Q1"]}

    with pytest.raises(BrokenRule, match="same external identifier"):
        create("leader", document, **BY)


def test_create_refuses_a_record_that_refers_to_itself():
    document = {"id": "x", "title": "X", "kind": "treaty", "links": [{"kind": "follows", "agreement": "x"}]}

    assert errors_of("agreement", document) == [
        "id: 'x': a record cannot refer to itself. Name another, or leave it out."
    ]


def test_a_refused_creation_saves_nothing():
    before = Revision.objects.count()

    document = {
        "id": "x",
        "title": "X",
        "kind": "treaty",
        "parties": [{"party": "country/CHN"}, {"party": "country/CHN", "signed_on": "2023"}],
    }

    with pytest.raises(BrokenRule, match="The agreement lists a country twice"):
        create("agreement", document, **BY)

    assert not Agreement.objects.filter(slug="x").exists()
    assert Revision.objects.count() == before
