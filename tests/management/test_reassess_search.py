"""What search finds follows from documents: stored is computed, after any deeds."""

import io

import pytest
from django.core.management import CommandError, call_command

from relations.actions import correction, indexing, merging, publication
from relations.documents.document import of
from relations.models import KINDS, Leader, SearchEntry, Spelling
from relations.queries.loading import loaded
from tests.factories import LeaderFactory, PlaceFactory, VisitFactory
from tests.factories.record import AT, WRITER, corrected

pytestmark = pytest.mark.django_db


def reassess(*arguments):
    out = io.StringIO()
    call_command("reassess_records", *arguments, stdout=out)
    return out.getvalue()


def stored():
    return {
        entry.record_key: [getattr(entry, name) for name in indexing.COLUMNS]
        for entry in SearchEntry.objects.all()
    }


def computed():
    entries = [indexing.entry_of(of(record)) for model in KINDS.values() for record in loaded(model)]
    return {entry.record_key: [getattr(entry, name) for name in indexing.COLUMNS] for entry in entries}


@pytest.fixture
def history():
    """Records that were made, published, corrected, merged and retracted."""
    kept, gone, lost = (LeaderFactory(name=name, published=True) for name in ("Kept", "Gone", "Lost"))
    corrected(kept, {"aliases": [{"text": "Also Kept", "kind": "short"}]})
    merging.merge(gone, into=kept, by=WRITER, at=AT, reason="They are one.")
    publication.retract(lost, by=WRITER, at=AT, reason="Nobody was there.")
    corrected(PlaceFactory(name="Old Name"), {"name": "New Name"})
    VisitFactory()


def test_what_is_stored_is_what_documents_say(history):
    assert stored() == computed()
    assert "same" in reassess("--check")


def test_what_is_no_longer_so_is_named_and_mended(history):
    SearchEntry.objects.filter(noun="place").update(folded="")

    with pytest.raises(CommandError, match="place/"):
        reassess("--check")
    reassess()

    assert stored() == computed()


def test_words_that_no_name_holds_are_forgotten(history):
    assert Spelling.objects.filter(word="old").exists()

    reassess()

    assert not Spelling.objects.filter(word="old").exists()
    assert Spelling.objects.filter(word="new").exists()


def test_only_what_is_published_can_be_found(history):
    found = SearchEntry.objects.public().filter(noun="leader").values_list("key", flat=True)

    assert set(found) == {leader.slug for leader in Leader.objects.published()}


def test_a_new_identifier_is_found_at_once():
    leader = LeaderFactory(name="Nguyen Phu Trong", published=True)

    correction.correct(leader, {"external_ids": ["test:1"]}, by=WRITER, at=AT, reason="It has a number.")

    entry = SearchEntry.objects.get(record_key=leader.record_key)
    assert "test:1" in [name["text"] for name in entry.names]
