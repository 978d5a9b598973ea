"""Undoing a merge: both as they were, unless later edits stand in the way, which are named."""

import pytest

from relations.actions import curation, identity
from relations.actions.assessment import reassess
from relations.errors import FormerIdentifier
from relations.models import RECORDS, Revision, Visit
from relations.refusals import LaterEdits, NotMerged
from tests.actions.two_leaders import CARLA, approve, drafted, leader, merged, parted, without_history
from tests.actions.world import data_of, said, stored

pytestmark = pytest.mark.usefixtures("world")


def test_undoing_a_merge_restores_both_and_all_that_referred_to_them():
    before = without_history(stored())
    approve(merged())

    outcome = parted()

    assert outcome.proposal.deed == "unmerge"
    assert outcome.also_changed == ["leader/vo-van-thuong", "visit/first"]
    approve(outcome)
    assert without_history(stored()) == before
    assert [each.deed for each in Revision.objects.filter(key="vo-van-thuong").order_by("sequence")] == [
        "create",
        "merge",
        "unmerge",
    ]
    assert not any(reassess(record) for model in RECORDS.values() for record in model.objects.all())


def test_a_merge_of_drafts_is_undone_at_once_and_can_be_made_again():
    drafted("one", "other")
    before = without_history(stored())
    for _ in range(2):
        merged("one", "other")
        assert parted("one", "other").revision.deed == "unmerge"
        assert without_history(stored()) == before


def test_later_edits_of_what_was_merged_stand_in_the_way_and_are_named():
    approve(merged())
    approve(curation.correct(leader("vo-van-tuong"), {"external_ids": ["test:7"]}, CARLA))
    first = Visit.objects.get(slug="first")
    approve(curation.correct(first, {"delegation": None, "claims": without_delegation(first)}, CARLA))

    with pytest.raises(LaterEdits, match="leader/vo-van-tuong, visit/first changed since"):
        parted()


def without_delegation(visit):
    return {fact: listed for fact, listed in data_of(visit)["claims"].items() if fact != "delegation"}


def test_later_edits_of_anything_else_stay():
    approve(merged())
    first = Visit.objects.get(slug="first")
    approve(curation.correct(first, {"period": "2023-12-12"}, CARLA))
    approve(curation.cite(first, "period", said("alpha#4", "the 12th", "2023-12-12"), CARLA))

    approve(parted())

    data = data_of(first)
    assert (data["period"], len(data["claims"]["period"])) == ("2023-12-12", 3)
    assert data["delegation"] == [{"leader": "vo-van-thuong", "role": "principal"}]


def test_what_stands_in_the_way_is_cleared_by_restoring_what_the_merge_made():
    revision = approve(merged())
    approve(curation.correct(leader("vo-van-tuong"), {"external_ids": ["test:7"]}, CARLA))
    approve(curation.restore(leader("vo-van-tuong"), revision.sequence, CARLA))

    approve(parted())

    assert leader("vo-van-thuong").is_published


def test_what_was_withdrawn_since_stays_withdrawn():
    approve(merged())
    approve(curation.retract(Visit.objects.get(slug="first"), CARLA))

    assert parted().also_changed == ["leader/vo-van-thuong"]


def test_what_was_renamed_since_stands_in_the_way():
    approve(merged())
    approve(identity.rename(Visit.objects.get(slug="first"), "the-first", CARLA))

    with pytest.raises(LaterEdits, match="visit/first changed since"):
        parted()


def test_only_what_was_merged_there_is_parted():
    with pytest.raises(NotMerged, match="leader/to-lam is not merged into leader/vo-van-tuong"):
        parted("to-lam")
    approve(merged())
    with pytest.raises(NotMerged):
        parted(winner="to-lam")
    with pytest.raises(FormerIdentifier):
        parted("to-lam", "vo-van-thuong")


def test_merges_of_one_moment_are_undone_one_by_one():
    drafted("one", "two", "other")
    before = without_history(stored())
    merged("one", "other")
    merged("two", "other")

    with pytest.raises(LaterEdits, match="leader/other"):
        parted("one", "other")
    parted("two", "other")
    parted("one", "other")

    assert without_history(stored()) == before
