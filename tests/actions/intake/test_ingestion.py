"""Importing many documents: all or none of them, in any order, with every error reported."""

import pytest

from relations.actions.changes.correction import cite
from relations.actions.intake.ingestion import import_documents
from relations.documents.document import parse
from relations.errors import BrokenRule, InvalidDocuments
from relations.models import Claim, Leader, Organisation, Place, Revision, Source, Visit
from tests.actions.world import (
    AT,
    WORLD,
    data_of,
    derived,
    documents,
    make_claim,
    make_world,
    rolled_back,
    stored,
)

BY = {"by": "importer", "at": AT, "reason": "An import."}
pytestmark = pytest.mark.django_db


def test_import_accepts_documents_that_refer_to_each_other_in_any_order():
    import_documents(reversed(documents()), **BY)

    assert [document.data for document in stored().values()] == [
        document.data
        for document in sorted(documents(), key=lambda each: list(stored()).index(each.record_key))
    ]


def test_import_reports_created_changed_and_unchanged_records():
    make_world()
    changed = data_of(Place.objects.get(slug="palace")) | {"name": "The Palace"}
    new = {"id": "hue", "name": "Hue", "kind": "city"}
    same = stored()["leader/to-lam"]

    report = import_documents([parse("place", changed), parse("place", new), same], **BY)

    assert (report.created, report.changed, report.unchanged) == (["place/hue"], ["place/palace"], 1)
    revisions = Revision.objects.filter(by="importer").values_list("key", "action", "number")
    assert set(revisions) == {("palace", "correct", 2), ("hue", "create", 1)}


def test_a_second_import_changes_nothing():
    make_world()
    before = derived(), Revision.objects.count()

    report = make_world()

    assert (report.created, report.changed, report.unchanged) == ([], [], len(documents()))
    assert (derived(), Revision.objects.count()) == before


def test_a_dry_run_reports_and_writes_nothing():
    report = import_documents(documents(), dry_run=True, **BY)

    assert len(report.created) == len(documents())
    assert stored() == {}
    assert not Revision.objects.exists()


def test_import_reports_progress_for_every_document():
    steps = []

    import_documents(documents(), progress=lambda: steps.append(1), **BY)

    assert len(steps) == len(documents())


def test_import_reports_every_unknown_reference_with_its_record():
    documents_with_errors = [{"id": key, "name": key, "country": "XXX"} for key in ("x", "y")]

    with pytest.raises(InvalidDocuments) as caught:
        import_documents([parse("leader", each) for each in documents_with_errors], **BY)

    assert [(error.record_key, error.where) for error in caught.value.errors] == [
        ("leader/x", "country"),
        ("leader/y", "country"),
    ]


def test_import_reports_every_missing_paragraph_with_its_record():
    documents_with_errors = [
        {"id": key, "name": key, "claims": {"name": [make_claim("alpha#99", key, key)]}} for key in ("x", "y")
    ]

    with pytest.raises(InvalidDocuments) as caught:
        import_documents([*documents(), *(parse("leader", each) for each in documents_with_errors)], **BY)

    assert [(error.record_key, error.value) for error in caught.value.errors] == [
        ("leader/x", "alpha#99"),
        ("leader/y", "alpha#99"),
    ]
    assert stored() == {}


def test_import_reports_every_broken_rule_between_records():
    uncited = [{"id": key, "publication": "published", "name": key} for key in ("x", "y")]

    with pytest.raises(InvalidDocuments) as caught:
        import_documents([*documents(), *(parse("leader", each) for each in uncited)], **BY)

    assert [(error.record_key, error.code) for error in caught.value.errors] == [
        ("leader/x", "uncited_facts"),
        ("leader/y", "uncited_facts"),
    ]
    assert stored() == {}


def test_a_refused_import_leaves_its_transaction_usable():
    bad = {"id": "bad", "guest": "country/VNM", "host": "VNM"}

    with pytest.raises(BrokenRule, match="visit/bad: Guest and host are the same country"):
        import_documents([*documents(), parse("visit", bad)], **BY)

    make_world()
    assert len(stored()) == len(documents())


def test_a_basis_may_rest_on_a_claim_that_comes_later_in_the_import():
    with rolled_back():
        make_world()
        claim = str(Visit.objects.get(slug="first").claims.get(fact="host").id)
        basis = {"country": {"basis": "derived", "rests_on": [claim], "reason": "It follows."}}
        founded = parse("organisation", data_of(Organisation.objects.get(slug="cpv")) | {"basis": basis})
        everything = stored() | {founded.record_key: founded}

    import_documents(everything.values(), **BY)

    assert Organisation.objects.get(slug="cpv").evidence["facts"]["country"]["rests_on"] == [claim]


def test_claims_and_names_move_between_records_of_one_import():
    make_world()
    thuong, tuong = (data_of(Leader.objects.get(slug=key)) for key in ("vo-van-thuong", "vo-van-tuong"))
    moved = thuong["claims"]["name"][:1]
    tuong["claims"] = tuong["claims"] | {"name": [*tuong["claims"]["name"], *moved]}
    tuong["external_ids"] = thuong.pop("external_ids")
    thuong["claims"] = thuong["claims"] | {"name": thuong["claims"]["name"][1:]}

    import_documents([parse("leader", tuong), parse("leader", thuong)], **BY)

    assert Claim.objects.get(pk=moved[0]["id"]).record_key == "leader/vo-van-tuong"
    assert stored()["leader/vo-van-tuong"].data["external_ids"] == ["wikidata:Q1"]


def test_import_removes_a_paragraph_together_with_its_claims():
    make_world()
    cite(Visit.objects.get(slug="first"), "host", make_claim("alpha#4", "Vietnam", "country/VNM"), **BY)
    visit, alpha = data_of(Visit.objects.get(slug="first")), data_of(Source.objects.get(slug="alpha"))
    visit["claims"] = visit["claims"] | {
        "host": [each for each in visit["claims"]["host"] if each["at"] != "alpha#4"]
    }

    import_documents(
        [parse("source", alpha | {"paragraphs": alpha["paragraphs"][:3]}), parse("visit", visit)], **BY
    )

    assert Source.objects.get(slug="alpha").paragraphs.count() == 3


def test_import_reassesses_records_that_depend_on_what_changed():
    make_world()
    cite(Visit.objects.get(slug="first"), "places", make_claim("beta#4", "the palace", "place/palace"), **BY)

    import_documents([parse("place", WORLD["place"][2] | {"within": "beijing"})], **BY)

    assert Claim.objects.get(printed="the palace").standing == "unparsed"


def test_import_publishes_records_that_refer_to_each_other():
    """A publisher is cited from its own publication: neither could be published before the other."""
    claims = {"name": [make_claim("gazette-1#1", "Gazette", "Gazette")]}
    gazette = {
        "id": "gazette",
        "publication": "published",
        "name": "Gazette",
        "kind": "media",
        "claims": claims,
    }
    issue = {
        "id": "gazette-1",
        "publication": "published",
        "kind": "article",
        "publisher": "gazette",
        "paragraphs": ["0" * 64],
        "claims": {"publisher": [make_claim("gazette-1#1", "Gazette", "organisation/gazette")]},
    }

    import_documents([parse("organisation", gazette), parse("source", issue)], **BY)

    assert Source.objects.published().get().publisher.is_published
