"""Publishing and retracting: who may, what must be cited, and what must not vanish."""

import pytest

from relations.actions.correction import correct
from relations.actions.creation import create
from relations.actions.ingestion import import_documents
from relations.actions.publication import publish, retract
from relations.documents.document import parse
from relations.errors import (
    AlreadyPublished,
    InvalidDocuments,
    Retracted,
    SelfApproval,
    StillReferred,
    UncitedFacts,
    UnpublishedReferences,
)
from relations.models import Agreement, Leader, Visit
from tests.actions.world import AT, data_of, said

BY = {"by": "anna", "at": AT, "reason": "Because."}
EDITOR = {"by": "editor", "at": AT, "reason": "Checked."}
pytestmark = pytest.mark.usefixtures("world")
CITED = {"name": [said("alpha#1", "Li Qiang", "Li Qiang")]}


def made(claims=CITED, **fields):
    create("leader", {"id": "li-qiang", "name": "Li Qiang", "claims": claims} | fields, **BY)
    return Leader.objects.get(slug="li-qiang")


def test_publish_shows_the_record_and_its_claims():
    leader = made()
    assert not leader.claims.public().exists()

    revision = publish(leader, **EDITOR)

    assert (revision.deed, revision.publication) == ("publish", "published")
    assert Leader.objects.published().filter(slug="li-qiang").exists()
    assert leader.claims.public().count() == 1


def test_publish_refuses_what_is_published():
    with pytest.raises(AlreadyPublished, match=r"leader/to-lam is published already\. Correct it"):
        publish(Leader.objects.get(slug="to-lam"), **EDITOR)


def test_publish_refuses_whoever_wrote_any_of_it():
    leader = made()
    correct(leader, {"given_name": "Qiang"}, by="binh", at=AT, reason="Known.")

    for writer in ("anna", "binh"):
        with pytest.raises(SelfApproval, match=f"{writer} wrote leader/li-qiang"):
            publish(leader, by=writer, at=AT)


def test_publish_refuses_uncited_facts_and_names_them():
    with pytest.raises(UncitedFacts) as caught:
        publish(made(claims={}, country="CHN"), **EDITOR)

    assert caught.value.facts == ["country", "name"]
    assert str(caught.value) == (
        "leader/li-qiang has facts without a claim: country, name. "
        "Cite a paragraph for each, or name its basis (derived or background)."
    )


def test_a_background_claim_founds_a_fact_and_so_does_one_on_the_whole_record():
    whole = {"record": [{"at": "gamma", "locator": "row 7"}]}
    publish(made(claims=whole, country="CHN"), **EDITOR)

    assert Leader.objects.get(slug="li-qiang").is_published


def test_a_derived_basis_stands_in_for_a_claim():
    basis = {"country": {"basis": "derived", "rests_on": ["name@alpha#1"], "reason": "He is its premier."}}

    publish(made(country="CHN", basis=basis), **EDITOR)

    assert Leader.objects.get(slug="li-qiang").evidence["facts"]["country"]["basis"] == "derived"


def test_publish_refuses_what_leads_to_drafts_and_names_them():
    made()
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

    assert str(caught.value) == "visit/third refers to leader/li-qiang, not published. Publish those first."


def test_retract_hides_the_record_its_claims_and_its_conflicts():
    first = Visit.objects.get(slug="first")

    revision = retract(first, **EDITOR)

    first.refresh_from_db()
    assert (revision.deed, first.publication) == ("retract", "retracted")
    assert not first.claims.public().exists()
    assert first.conflicts.count() == 1
    assert not first.conflicts.public().exists()


def test_retract_refuses_what_published_records_name():
    with pytest.raises(StillReferred) as caught:
        retract(Leader.objects.get(slug="vo-van-thuong"), **EDITOR)

    assert caught.value.referring == ["visit/first"]
    assert str(caught.value).endswith("Point them elsewhere, or merge the record.")


def test_retract_refuses_what_a_published_claim_names():
    pact = Agreement.objects.get(slug="pact")
    part = Agreement.objects.get(slug="part")
    correct(part, {"links": None}, **BY)

    with pytest.raises(StillReferred, match="agreement/part"):
        retract(pact, **EDITOR)


def test_retract_takes_a_draft_and_what_only_drafts_name():
    retract(made(), **EDITOR)
    retract(Visit.objects.get(slug="first"), **EDITOR)
    retract(Leader.objects.get(slug="vo-van-thuong"), **EDITOR)

    assert not Leader.objects.published().filter(slug="vo-van-thuong").exists()


def test_what_is_retracted_is_neither_retracted_again_nor_published():
    leader = made()
    retract(leader, **EDITOR)

    with pytest.raises(Retracted):
        retract(leader, **EDITOR)
    for by in ("editor", "third"):
        with pytest.raises(Retracted):
            publish(leader, by=by, at=AT)


def test_an_import_withdraws_nothing_that_is_still_named():
    leader = Leader.objects.get(slug="vo-van-thuong")
    document = parse("leader", data_of(leader) | {"publication": "retracted"})

    with pytest.raises(InvalidDocuments, match="leader/vo-van-thuong is named by visit/first"):
        import_documents([document], **BY)


def test_an_import_changes_nothing_that_was_retracted():
    leader = made()
    retract(leader, **EDITOR)
    document = parse("leader", data_of(leader) | {"publication": "draft"})

    with pytest.raises(InvalidDocuments, match="leader/li-qiang is retracted and takes no more changes"):
        import_documents([document], **BY)
