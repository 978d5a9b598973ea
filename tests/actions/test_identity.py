"""Merging and renaming: at once for drafts, by proposal for published records."""

import pytest

from relations.actions import curation, identity, review
from relations.actions.outcome import ChangeRequest
from relations.errors import (
    CannotMerge,
    CannotRename,
    InvalidDocuments,
    MissingReason,
    OutdatedRevision,
    RevisionMismatch,
    SelfApproval,
    UnpublishedReferences,
)
from relations.models import Place, Proposal, Revision, Visit
from relations.queries.review import proposals
from tests.actions.curators import ANNA, DRY_RUN
from tests.actions.two_leaders import CARLA, approve, create_drafts, leader, merge_leaders
from tests.actions.world import AT, data_of, history, make_claim, stored

pytestmark = pytest.mark.usefixtures("world")


def test_merging_published_records_is_proposed_and_changes_nothing():
    before = history()

    outcome = merge_leaders()

    assert (outcome.proposal.action, outcome.proposal.other) == ("merge", "vo-van-thuong")
    assert outcome.also_changed == ["leader/vo-van-thuong", "visit/first"]
    assert history() == before
    assert len(list(proposals.proposed(outcome.proposal).claims)) == 6


def test_an_approved_merge_changes_both_records_and_all_references():
    revision = approve(merge_leaders())

    assert (revision.by, revision.approved_by, revision.key) == ("anna", "binh", "vo-van-tuong")
    assert leader("vo-van-thuong").merged_into.slug == "vo-van-tuong"
    assert [member.leader.slug for member in Visit.objects.get(slug="first").delegation.all()] == [
        "vo-van-tuong"
    ]
    revisions = Revision.objects.filter(action="merge")
    assert {(each.by, each.approved_by) for each in revisions} == {("anna", "binh")}


def test_nobody_approves_their_own_merge():
    with pytest.raises(SelfApproval):
        review.approve(merge_leaders().proposal, by="anna", at=AT)


@pytest.mark.parametrize("moved", ["vo-van-thuong", "vo-van-tuong"])
def test_a_merge_is_outdated_when_either_record_has_changed(moved):
    outcome = merge_leaders()
    other = curation.correct(leader(moved), {"external_ids": ["test:7"]}, CARLA)
    approve(other)

    assert proposals.is_outdated(outcome.proposal)
    with pytest.raises(OutdatedRevision, match=moved):
        approve(outcome)


def test_merging_drafts_happens_at_once_and_withdraws_their_submission():
    other = create_drafts("one", "other")[1]
    curation.submit(other, ANNA)

    outcome = merge_leaders("one", "other")

    assert (outcome.revision.number, outcome.also_changed) == (3, ["leader/one"])
    assert data_of(other)["publication"] == "draft"
    assert not Proposal.objects.open().exists()
    assert leader("one").merged_into.slug == "other"


def test_a_dry_run_writes_nothing():
    create_drafts("one", "other")
    before = stored(), history()

    outcome = merge_leaders("one", "other", change_request=DRY_RUN)

    assert (outcome.revision, outcome.proposal) == (None, None)
    assert len(outcome.after.data["claims"]["name"]) == 2
    assert (stored(), history()) == before


def test_a_merge_needs_a_reason_and_the_current_revisions():
    one, other = create_drafts("one", "other")

    with pytest.raises(MissingReason):
        merge_leaders("one", "other", change_request=ChangeRequest("anna", AT))
    with pytest.raises(RevisionMismatch):
        merge_leaders("one", "other", change_request=ChangeRequest("anna", AT, "Same.", revision=7))
    with pytest.raises(OutdatedRevision, match="leader/one"):
        identity.merge(other, one, {}, 7, ANNA)


def test_merging_takes_the_chosen_value_of_each_field():
    create_drafts("one", native_name="李强", country="CHN")
    create_drafts("other", native_name="李強")

    merge_leaders("one", "other", {"native_name": "theirs", "country": "ours"})

    data = data_of(leader("other"))
    assert data["native_name"] == "李强"
    assert "country" not in data


def test_merging_joins_lists_when_both_are_chosen():
    for key, place in (("one", "hanoi"), ("other", "palace")):
        visit = {"id": key, "guest": "country/CHN", "host": "VNM", "places": [place]}
        curation.create("visit", visit, ANNA)
    one, other = (Visit.objects.get(slug=key) for key in ("one", "other"))

    identity.merge(other, one, {"places": "both"}, None, ANNA)

    assert data_of(other)["places"] == ["hanoi", "palace"]


def test_invalid_choices_are_refused_and_the_errors_name_them():
    create_drafts("one", "other")
    choices = {"nmae": "ours", "name": "both", "country": "mine"}

    with pytest.raises(InvalidDocuments) as caught:
        merge_leaders("one", "other", choices)

    assert [error.where for error in caught.value.errors] == [
        "choices.nmae",
        "choices.name",
        "choices.country",
    ]


def test_a_published_record_is_not_merged_into_a_draft():
    create_drafts("one")

    with pytest.raises(UnpublishedReferences):
        merge_leaders("to-lam", "one")
    with pytest.raises(CannotMerge):
        merge_leaders("to-lam", "to-lam")


def test_the_author_of_a_draft_cannot_approve_its_merge_into_a_published_record():
    create_drafts("one")
    outcome = merge_leaders("one", "to-lam", change_request=CARLA)

    with pytest.raises(SelfApproval, match="leader/one"):
        review.approve(outcome.proposal, by="anna", at=AT)

    assert approve(outcome).key == "to-lam"


def test_the_author_of_a_draft_cannot_publish_the_draft_that_it_was_merged_into():
    create_drafts("one")
    other = ChangeRequest("carla", AT, "So they say.")
    claims = {"name": [make_claim("alpha#1", "Li Qiang", "Li Qiang")]}
    curation.create("leader", {"id": "other", "name": "Li Qiang", "claims": claims}, other)
    merge_leaders("one", "other", change_request=other)
    outcome = curation.submit(leader("other"), other)

    with pytest.raises(SelfApproval):
        review.approve(outcome.proposal, by="anna", at=AT)


def test_renaming_a_draft_happens_at_once_and_a_published_record_after_approval():
    [draft] = create_drafts("one")

    outcome = identity.rename(draft, "li-qiang", ANNA)

    assert (outcome.revision.key, outcome.new_conflicts) == ("li-qiang", [])
    waiting = identity.rename(leader("to-lam"), "to-lam-2", ANNA)
    assert (waiting.proposal.key, waiting.also_changed) == ("to-lam", [])
    assert approve(waiting).key == "to-lam-2"
    assert leader("to-lam").merged_into.slug == "to-lam-2"


def test_reference_data_keeps_its_identifier():
    with pytest.raises(CannotRename):
        identity.rename(Place.objects.get(slug="hanoi"), "ha-noi", ANNA)
