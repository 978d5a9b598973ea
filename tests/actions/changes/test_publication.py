"""Publishing and retracting: who may do it, what must be cited, and what must stay."""

import pytest

from relations.actions.changes.correction import correct
from relations.actions.changes.creation import create
from relations.actions.changes.publication import publish, retract
from relations.actions.intake.ingestion import import_documents
from relations.documents.document import parse
from relations.errors import (
    AlreadyPublished,
    InvalidDocuments,
    Retracted,
    SelfApproval,
    StillReferenced,
    UncitedFacts,
    UnpublishedReferences,
)
from relations.models import Agreement, Leader, Visit
from tests.actions.world import AT, data_of, make_claim

BY = {"by": "anna", "at": AT, "reason": "Because."}
EDITOR = {"by": "editor", "at": AT, "reason": "Checked."}
pytestmark = pytest.mark.usefixtures("world")
CITED = {"name": [make_claim("alpha#1", "Li Qiang", "Li Qiang")]}


def create_draft(claims=CITED, **fields):
    create("leader", {"id": "li-qiang", "name": "Li Qiang", "claims": claims} | fields, **BY)
    return Leader.objects.get(slug="li-qiang")


def test_publish_shows_the_record_and_its_claims():
    leader = create_draft()
    assert not leader.claims.public().exists()

    revision = publish(leader, **EDITOR)

    assert (revision.action, revision.publication) == ("publish", "published")
    assert Leader.objects.published().filter(slug="li-qiang").exists()
    assert leader.claims.public().count() == 1


def test_publish_refuses_a_published_record():
    with pytest.raises(AlreadyPublished, match=r"leader/to-lam is already published\. Correct it"):
        publish(Leader.objects.get(slug="to-lam"), **EDITOR)


def test_publish_refuses_anyone_who_wrote_part_of_the_draft():
    leader = create_draft()
    correct(leader, {"given_name": "Qiang"}, by="binh", at=AT, reason="Known.")

    for writer in ("anna", "binh"):
        with pytest.raises(SelfApproval, match=f"leader/li-qiang was written by {writer}"):
            publish(leader, by=writer, at=AT)


def test_publish_refuses_uncited_facts_and_names_them():
    with pytest.raises(UncitedFacts) as caught:
        publish(create_draft(claims={}, country="CHN"), **EDITOR)

    assert caught.value.facts == ["country", "name"]
    assert str(caught.value) == (
        "leader/li-qiang has facts without a claim: country, name. "
        "Cite a paragraph for each, or set its basis to derived or background."
    )


def test_a_claim_on_the_record_supports_all_of_its_facts():
    claims_on_record = {"record": [{"at": "gamma", "locator": "row 7"}]}
    publish(create_draft(claims=claims_on_record, country="CHN"), **EDITOR)

    assert Leader.objects.get(slug="li-qiang").is_published


def test_a_fact_with_a_derived_basis_needs_no_claim():
    basis = {"country": {"basis": "derived", "rests_on": ["name@alpha#1"], "reason": "He is its premier."}}

    publish(create_draft(country="CHN", basis=basis), **EDITOR)

    assert Leader.objects.get(slug="li-qiang").evidence["facts"]["country"]["basis"] == "derived"


def test_publish_refuses_references_to_drafts_and_names_them():
    create_draft()
    document = {
        "id": "third",
        "guest": "country/CHN",
        "host": "VNM",
        "delegation": [{"leader": "li-qiang", "role": "principal"}],
        "claims": {"record": [{"at": "alpha", "locator": "all of it"}]},
    }
    create("visit", document, **BY)

    with pytest.raises(UnpublishedReferences) as caught:
        publish(Visit.objects.get(slug="third"), **EDITOR)

    expected = "visit/third refers to records that are not published: leader/li-qiang. Publish those first."
    assert str(caught.value) == expected


def test_retract_hides_the_record_its_claims_and_its_conflicts():
    first = Visit.objects.get(slug="first")

    revision = retract(first, **EDITOR)

    first.refresh_from_db()
    assert (revision.action, first.publication) == ("retract", "retracted")
    assert not first.claims.public().exists()
    assert first.conflicts.count() == 1
    assert not first.conflicts.public().exists()


def test_retract_refuses_a_record_that_published_records_refer_to():
    with pytest.raises(StillReferenced) as caught:
        retract(Leader.objects.get(slug="vo-van-thuong"), **EDITOR)

    assert caught.value.referring == ["visit/first"]
    assert str(caught.value).endswith("Change those references, or merge the record.")


def test_retract_refuses_a_record_that_a_published_claim_refers_to():
    pact = Agreement.objects.get(slug="pact")
    part = Agreement.objects.get(slug="part")
    correct(part, {"links": None}, **BY)

    with pytest.raises(StillReferenced, match="agreement/part"):
        retract(pact, **EDITOR)


def test_retract_accepts_drafts_and_records_without_published_references():
    retract(create_draft(), **EDITOR)
    retract(Visit.objects.get(slug="first"), **EDITOR)
    retract(Leader.objects.get(slug="vo-van-thuong"), **EDITOR)

    assert not Leader.objects.published().filter(slug="vo-van-thuong").exists()


def test_a_retracted_record_can_be_neither_retracted_again_nor_published():
    leader = create_draft()
    retract(leader, **EDITOR)

    with pytest.raises(Retracted):
        retract(leader, **EDITOR)
    for by in ("editor", "third"):
        with pytest.raises(Retracted):
            publish(leader, by=by, at=AT)


def test_an_import_cannot_retract_a_record_that_is_still_referenced():
    leader = Leader.objects.get(slug="vo-van-thuong")
    document = parse("leader", data_of(leader) | {"publication": "retracted"})

    with pytest.raises(InvalidDocuments, match="leader/vo-van-thuong is referenced by visit/first"):
        import_documents([document], **BY)


def test_an_import_cannot_change_a_retracted_record():
    leader = create_draft()
    retract(leader, **EDITOR)
    document = parse("leader", data_of(leader) | {"publication": "draft"})

    with pytest.raises(InvalidDocuments, match="leader/li-qiang is retracted and cannot be changed"):
        import_documents([document], **BY)
