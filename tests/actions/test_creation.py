"""Creating a record: a draft with its first revision, or a refusal that says why."""

import json

import pytest

from relations.actions.creation import create
from relations.errors import BrokenRule, InvalidDocuments, RecordExists, UnfoundedBasis
from relations.models import Agreement, Leader, Place, Revision, Source
from tests.actions.world import AT, digest, said

BY = {"by": "anna", "at": AT, "reason": "It was missing."}
pytestmark = pytest.mark.usefixtures("world")


def refused(noun, data):
    """The faults of a document that is not taken."""
    with pytest.raises(InvalidDocuments) as caught:
        create(noun, data, **BY)
    return [str(fault) for fault in caught.value.faults]


def test_create_makes_a_draft_and_keeps_who_when_and_why():
    revision = create("leader", {"id": "li-qiang", "name": "Li Qiang", "country": "CHN"}, **BY)

    leader = Leader.objects.get(slug="li-qiang")
    assert (leader.publication, leader.country_id, leader.revision) == ("draft", "CHN", 1)
    assert leader.updated_at == AT
    assert (revision.by, revision.at, revision.reason, revision.number) == ("anna", AT, BY["reason"], 1)
    assert revision.deed == "create"
    assert json.loads(revision.document) == {
        "id": "li-qiang",
        "publication": "draft",
        "name": "Li Qiang",
        "country": "CHN",
    }


def test_create_makes_a_draft_whatever_the_document_says():
    create("leader", {"id": "li-qiang", "publication": "published", "name": "Li Qiang"}, **BY)

    assert Leader.objects.get(slug="li-qiang").publication == "draft"


def test_create_adds_reference_data_that_has_no_publication():
    revision = create("place", {"id": "hue", "name": "Hue", "kind": "city", "country": "VNM"}, **BY)

    assert revision.publication is None
    assert Place.objects.get(slug="hue").country_id == "VNM"


def test_create_takes_a_source_that_is_cited_for_itself():
    document = {
        "id": "delta",
        "kind": "article",
        "title": "Delta",
        "paragraphs": [digest("one")],
        "claims": {"title": [said("delta#1", "Delta", "Delta")]},
    }

    create("source", document, **BY)

    assert Source.objects.get(slug="delta").claims.get().source.slug == "delta"


def test_create_refuses_an_identifier_that_is_taken():
    with pytest.raises(RecordExists, match="leader/to-lam exists already"):
        create("leader", {"id": "to-lam", "name": "Somebody"}, **BY)


def test_create_names_everything_that_leads_nowhere():
    document = {
        "id": "third",
        "guest": "country/XXX",
        "host": "VNM",
        "places": ["hanoi", "atlantis"],
        "delegation": [{"leader": "nobody", "role": "principal"}],
        "claims": {"host": [said("omega#1", "Viet Nam", "country/YYY")]},
    }

    assert refused("visit", document) == [
        "visit/third claims.host: 'YYY': is no country that exists. Add it, or correct the key.",
        "visit/third claims.host: 'omega': is no source that exists. Add it, or correct the key.",
        "visit/third delegation: 'nobody': is no leader that exists. Add it, or correct the key.",
        "visit/third guest: 'XXX': is no country that exists. Add it, or correct the key.",
        "visit/third places: 'atlantis': is no place that exists. Add it, or correct the key.",
    ]


def test_create_refuses_a_claim_at_a_paragraph_that_is_not_there():
    document = {"id": "x", "name": "X", "claims": {"name": [said("alpha#99", "X", "X")]}}

    assert refused("leader", document) == [
        "leader/x claims.name: 'alpha#99': is no paragraph of that source. Correct its number."
    ]


def test_create_refuses_a_claim_under_the_identifier_of_another():
    taken = str(Leader.objects.get(slug="to-lam").claims.first().id)
    claim = said("alpha#1", "X", "X") | {"id": taken}

    (fault,) = refused("leader", {"id": "x", "name": "X", "claims": {"name": [claim]}})

    assert "is the id of a claim on another record" in fault


def test_create_refuses_a_basis_that_rests_on_nothing():
    missing = "00000000-0000-5000-8000-000000000000"
    basis = {"name": {"basis": "derived", "rests_on": [missing], "reason": "So it seems."}}

    with pytest.raises(UnfoundedBasis, match=f"leader/x, name: claim {missing} does not exist"):
        create("leader", {"id": "x", "name": "X", "basis": basis}, **BY)


def test_create_names_the_rule_that_the_database_keeps():
    document = {"id": "x", "guest": "country/VNM", "host": "VNM"}

    with pytest.raises(BrokenRule, match="visit/x breaks a rule: visit guest is not its host"):
        create("visit", document, **BY)


def test_create_names_the_rule_of_rows_that_belong_to_the_record():
    roles = [{"leader": "to-lam", "role": role} for role in ("principal", "accompanying")]
    document = {"id": "x", "guest": "country/CHN", "host": "VNM", "delegation": roles}

    with pytest.raises(BrokenRule, match="delegation lists a leader once"):
        create("visit", document, **BY)


def test_create_names_an_external_identifier_that_is_taken():
    document = {"id": "x", "name": "X", "external_ids": ["wikidata:Q1"]}

    with pytest.raises(BrokenRule, match="external identifier is unique in its kind"):
        create("leader", document, **BY)


def test_create_refuses_a_record_that_refers_to_itself():
    document = {"id": "x", "title": "X", "kind": "treaty", "links": [{"kind": "follows", "agreement": "x"}]}

    assert refused("agreement", document) == [
        "id: 'x': a record cannot refer to itself. Name another, or leave it out."
    ]


def test_what_is_refused_leaves_nothing_behind():
    before = Revision.objects.count()

    document = {
        "id": "x",
        "title": "X",
        "kind": "treaty",
        "parties": [{"party": "country/CHN"}, {"party": "country/CHN", "signed_on": "2023"}],
    }

    with pytest.raises(BrokenRule, match="agreement lists a country once"):
        create("agreement", document, **BY)

    assert not Agreement.objects.filter(slug="x").exists()
    assert Revision.objects.count() == before
