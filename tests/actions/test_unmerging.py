"""Unmerging restores both records, unless they were edited since the merge."""

import pytest

from relations.actions import curation, identity
from relations.actions.recording.assessment import reassess
from relations.errors import EditedSinceMerge, FormerIdentifier, NotMerged
from relations.models import RECORDS, Revision, Visit
from tests.actions.two_leaders import (
    CARLA,
    approve,
    create_drafts,
    leader,
    merge_leaders,
    unmerge_leaders,
    without_history,
)
from tests.actions.world import data_of, make_claim, stored

pytestmark = pytest.mark.usefixtures("world")


def test_unmerging_restores_both_records_and_all_references_to_them():
    before = without_history(stored())
    approve(merge_leaders())

    outcome = unmerge_leaders()

    assert outcome.proposal.action == "unmerge"
    assert outcome.also_changed == ["leader/vo-van-thuong", "visit/first"]
    approve(outcome)
    assert without_history(stored()) == before
    assert [each.action for each in Revision.objects.filter(key="vo-van-thuong").order_by("sequence")] == [
        "create",
        "merge",
        "unmerge",
    ]
    assert not any(reassess(record) for model in RECORDS.values() for record in model.objects.all())


def test_a_merge_of_drafts_can_be_undone_and_made_again():
    create_drafts("one", "other")
    before = without_history(stored())
    for _ in range(2):
        merge_leaders("one", "other")
        assert unmerge_leaders("one", "other").revision.action == "unmerge"
        assert without_history(stored()) == before


def test_unmerging_is_refused_after_later_edits_of_what_the_merge_changed():
    approve(merge_leaders())
    approve(curation.correct(leader("vo-van-tuong"), {"external_ids": ["test:7"]}, CARLA))
    first = Visit.objects.get(slug="first")
    approve(curation.correct(first, {"delegation": None, "claims": without_delegation(first)}, CARLA))

    with pytest.raises(EditedSinceMerge, match="edited since the merge: leader/vo-van-tuong, visit/first"):
        unmerge_leaders()


def without_delegation(visit):
    return {fact: listed for fact, listed in data_of(visit)["claims"].items() if fact != "delegation"}


def test_unmerging_keeps_later_edits_of_other_fields():
    approve(merge_leaders())
    first = Visit.objects.get(slug="first")
    approve(curation.correct(first, {"period": "2023-12-12"}, CARLA))
    approve(curation.cite(first, "period", make_claim("alpha#4", "the 12th", "2023-12-12"), CARLA))

    approve(unmerge_leaders())

    data = data_of(first)
    assert (data["period"], len(data["claims"]["period"])) == ("2023-12-12", 3)
    assert data["delegation"] == [{"leader": "vo-van-thuong", "role": "principal"}]


def test_unmerging_is_possible_again_after_later_edits_were_undone():
    revision = approve(merge_leaders())
    approve(curation.correct(leader("vo-van-tuong"), {"external_ids": ["test:7"]}, CARLA))
    approve(curation.restore(leader("vo-van-tuong"), revision.sequence, CARLA))

    approve(unmerge_leaders())

    assert leader("vo-van-thuong").is_published


def test_a_record_that_was_retracted_since_the_merge_stays_retracted():
    approve(merge_leaders())
    approve(curation.retract(Visit.objects.get(slug="first"), CARLA))

    assert unmerge_leaders().also_changed == ["leader/vo-van-thuong"]


def test_unmerging_is_refused_after_a_later_renaming():
    approve(merge_leaders())
    approve(identity.rename(Visit.objects.get(slug="first"), "the-first", CARLA))

    with pytest.raises(EditedSinceMerge, match="edited since the merge: visit/first"):
        unmerge_leaders()


def test_only_merged_records_can_be_unmerged():
    with pytest.raises(NotMerged, match="leader/to-lam is not merged into leader/vo-van-tuong"):
        unmerge_leaders("to-lam")
    approve(merge_leaders())
    with pytest.raises(NotMerged):
        unmerge_leaders(winner="to-lam")
    with pytest.raises(FormerIdentifier):
        unmerge_leaders("to-lam", "vo-van-thuong")


def test_merges_of_the_same_moment_are_undone_one_by_one():
    create_drafts("one", "two", "other")
    before = without_history(stored())
    merge_leaders("one", "other")
    merge_leaders("two", "other")

    with pytest.raises(EditedSinceMerge, match="leader/other"):
        unmerge_leaders("one", "other")
    unmerge_leaders("two", "other")
    unmerge_leaders("one", "other")

    assert without_history(stored()) == before
