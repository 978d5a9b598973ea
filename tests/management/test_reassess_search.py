"""Search entries follow from documents, after any change."""

import io

import pytest
from django.core.management import CommandError, call_command

from relations.actions.changes import correction, merging, publication
from relations.models import Leader, SearchEntry, Spelling
from tests.actions.search_entries import computed_entries, stored_entries
from tests.factories import LeaderFactory, PlaceFactory, VisitFactory
from tests.factories.record import AT, WRITER, correct_record

pytestmark = pytest.mark.django_db


def reassess(*arguments):
    out = io.StringIO()
    call_command("reassess_records", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def history():
    """Create, publish, correct, merge and retract records."""
    kept, gone, lost = (LeaderFactory(name=name, published=True) for name in ("Kept", "Gone", "Lost"))
    correct_record(kept, {"aliases": [{"text": "Also Kept", "kind": "short"}]})
    merging.merge(gone, into=kept, by=WRITER, at=AT, reason="They are one.")
    publication.retract(lost, by=WRITER, at=AT, reason="Nobody was there.")
    correct_record(PlaceFactory(name="Old Name"), {"name": "New Name"})
    VisitFactory()


def test_stored_search_entries_equal_computed_ones(history):
    assert stored_entries() == computed_entries()
    assert "up to date" in reassess("--check")


def test_outdated_search_entries_are_reported_and_corrected(history):
    SearchEntry.objects.filter(noun="place").update(folded="")
    SearchEntry.objects.filter(noun="claim").update(is_public=False)

    with pytest.raises(CommandError, match=r"claim/.*place/"):
        reassess("--check")
    reassess()

    assert stored_entries() == computed_entries()


def test_spellings_of_unused_words_are_deleted(history):
    assert Spelling.objects.filter(word="old").exists()

    reassess()

    assert not Spelling.objects.filter(word="old").exists()
    assert Spelling.objects.filter(word="new").exists()


def test_only_published_records_are_found(history):
    found = SearchEntry.objects.public().filter(noun="leader").values_list("key", flat=True)

    assert set(found) == {leader.slug for leader in Leader.objects.published()}


def test_a_new_identifier_is_found_at_once():
    leader = LeaderFactory(name="Nguyen Phu Trong", published=True)

    correction.correct(leader, {"external_ids": ["test:1"]}, by=WRITER, at=AT, reason="It has a number.")

    entry = SearchEntry.objects.get(record_key=leader.record_key)
    assert "test:1" in [name["text"] for name in entry.names]
