"""What curators ask of two records: at once for drafts, proposed for what readers see; and undoing it."""

import pytest

from relations.actions import curation, identity, review
from relations.actions.outcome import Asked
from relations.errors import (
    InvalidDocuments,
    MergeRefused,
    RenameRefused,
    SelfApproval,
    UnpublishedReferences,
)
from relations.models import Place, Proposal, Revision, Visit
from relations.queries import proposals
from relations.refusals import MovedOn, NoReason, OtherRevision
from tests.actions.curators import ANNA, DRY
from tests.actions.two_leaders import CARLA, approve, drafted, leader, merged
from tests.actions.world import AT, data_of, history, said, stored

pytestmark = pytest.mark.usefixtures("world")


def test_merging_what_readers_see_waits_and_changes_nothing():
    before = history()

    outcome = merged()

    assert (outcome.proposal.deed, outcome.proposal.other) == ("merge", "vo-van-thuong")
    assert outcome.also_changed == ["leader/vo-van-thuong", "visit/first"]
    assert history() == before
    assert len(list(proposals.proposed(outcome.proposal).claims)) == 6


def test_somebody_else_approves_a_merge_and_everything_follows():
    revision = approve(merged())

    assert (revision.by, revision.approved_by, revision.key) == ("anna", "binh", "vo-van-tuong")
    assert leader("vo-van-thuong").merged_into.slug == "vo-van-tuong"
    assert [member.leader.slug for member in Visit.objects.get(slug="first").delegation.all()] == [
        "vo-van-tuong"
    ]
    written = Revision.objects.filter(deed="merge")
    assert {(each.by, each.approved_by) for each in written} == {("anna", "binh")}


def test_nobody_approves_their_own_merge():
    with pytest.raises(SelfApproval):
        review.approve(merged().proposal, by="anna", at=AT)


@pytest.mark.parametrize("moved", ["vo-van-thuong", "vo-van-tuong"])
def test_a_merge_is_of_the_two_records_as_they_were_read(moved):
    outcome = merged()
    other = curation.correct(leader(moved), {"external_ids": ["test:7"]}, CARLA)
    approve(other)

    assert proposals.is_overtaken(outcome.proposal)
    with pytest.raises(MovedOn, match=moved):
        approve(outcome)


def test_drafts_are_merged_at_once_and_are_drafts_again():
    other = drafted("one", "other")[1]
    curation.submit(other, ANNA)

    outcome = merged("one", "other")

    assert (outcome.revision.number, outcome.also_changed) == (3, ["leader/one"])
    assert data_of(other)["publication"] == "draft"
    assert not Proposal.objects.open().exists()
    assert leader("one").merged_into.slug == "other"


def test_a_rehearsal_writes_nothing():
    drafted("one", "other")
    before = stored(), history()

    outcome = merged("one", "other", asked=DRY)

    assert (outcome.revision, outcome.proposal) == (None, None)
    assert len(outcome.after.data["claims"]["name"]) == 2
    assert (stored(), history()) == before


def test_a_merge_says_why_and_for_which_revisions():
    one, other = drafted("one", "other")

    with pytest.raises(NoReason):
        merged("one", "other", asked=Asked("anna", AT))
    with pytest.raises(OtherRevision):
        merged("one", "other", asked=Asked("anna", AT, "Same.", revision=7))
    with pytest.raises(MovedOn, match="leader/one"):
        identity.merge(other, one, {}, 7, ANNA)


def test_values_are_chosen_field_by_field():
    drafted("one", native_name="李强", country="CHN")
    drafted("other", native_name="李強")

    merged("one", "other", {"native_name": "theirs", "country": "ours"})

    data = data_of(leader("other"))
    assert data["native_name"] == "李强"
    assert "country" not in data


def test_lists_are_joined_where_both_are_wanted():
    for key, place in (("one", "hanoi"), ("other", "palace")):
        visit = {"id": key, "guest": "country/CHN", "host": "VNM", "places": [place]}
        curation.create("visit", visit, ANNA)
    one, other = (Visit.objects.get(slug=key) for key in ("one", "other"))

    identity.merge(other, one, {"places": "both"}, None, ANNA)

    assert data_of(other)["places"] == ["hanoi", "palace"]


def test_choices_that_are_none_are_refused_by_name():
    drafted("one", "other")
    choices = {"nmae": "ours", "name": "both", "country": "mine"}

    with pytest.raises(InvalidDocuments) as caught:
        merged("one", "other", choices)

    assert [fault.where for fault in caught.value.faults] == [
        "choices.nmae",
        "choices.name",
        "choices.country",
    ]


def test_what_readers_see_is_not_merged_into_a_draft():
    drafted("one")

    with pytest.raises(UnpublishedReferences):
        merged("to-lam", "one")
    with pytest.raises(MergeRefused):
        merged("to-lam", "to-lam")


def test_who_wrote_a_draft_does_not_approve_that_it_is_merged_into_what_readers_see():
    drafted("one")
    outcome = merged("one", "to-lam", asked=CARLA)

    with pytest.raises(SelfApproval, match="leader/one"):
        review.approve(outcome.proposal, by="anna", at=AT)

    assert approve(outcome).key == "to-lam"


def test_who_wrote_a_draft_does_not_publish_what_it_was_merged_into():
    drafted("one")
    other = Asked("carla", AT, "So they say.")
    claims = {"name": [said("alpha#1", "Li Qiang", "Li Qiang")]}
    curation.create("leader", {"id": "other", "name": "Li Qiang", "claims": claims}, other)
    merged("one", "other", asked=other)
    outcome = curation.submit(leader("other"), other)

    with pytest.raises(SelfApproval):
        review.approve(outcome.proposal, by="anna", at=AT)


def test_renaming_what_readers_see_waits_and_drafts_are_renamed_at_once():
    [draft] = drafted("one")

    outcome = identity.rename(draft, "li-qiang", ANNA)

    assert (outcome.revision.key, outcome.new_conflicts) == ("li-qiang", [])
    waiting = identity.rename(leader("to-lam"), "to-lam-2", ANNA)
    assert (waiting.proposal.key, waiting.also_changed) == ("to-lam", [])
    assert approve(waiting).key == "to-lam-2"
    assert leader("to-lam").merged_into.slug == "to-lam-2"


def test_reference_data_keeps_its_identifier():
    with pytest.raises(RenameRefused):
        identity.rename(Place.objects.get(slug="hanoi"), "ha-noi", ANNA)
