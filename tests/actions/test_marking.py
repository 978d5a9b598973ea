"""Marks on paragraphs that hold nothing to claim: who made and took back what, and what they survive."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from relations.actions import marking, merging, renaming
from relations.actions.outcome import Asked
from relations.models import ParagraphMark, Revision, Source
from relations.refusals import AlreadyMarked, HoldsClaims, NotMarked, OtherWords
from tests.factories import ClaimFactory, SourceFactory
from tests.factories.paragraph_mark import marked
from tests.factories.paragraph_text import AT, LINES, attach, attached
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)
SAID = {"by": "anna", "at": LATER, "reason": "A better name."}


def digest_at(source, position):
    return source.paragraphs.get(position=position).digest


def test_a_mark_says_who_when_and_why_and_leaves_no_trace_in_documents():
    source = attached(id="river")
    before, revisions = document_of(source), Revision.objects.count()

    marked(source, 3, reason="A farewell.")

    found = source.marks.get()
    assert (found.position, found.by, found.at, found.reason) == (3, "anna", AT, "A farewell.")
    assert found.digest == digest_at(source, 3)
    assert document_of(source) == before
    assert Revision.objects.count() == revisions


def test_what_is_taken_back_stays_with_who_did_so():
    source = attached(id="river")
    mark = marked(source, 3)

    marking.take_back(source, mark.pk, Asked("binh", LATER, "There is a name."))

    assert not source.marks.standing().exists()
    found = source.marks.get()
    assert (found.by, found.taken_back_by, found.taken_back_at) == ("anna", "binh", LATER)
    assert found.taken_back_because == "There is a name."
    assert marked(source, 3, by="binh").by == "binh"
    with pytest.raises(NotMarked, match=f"source/river has no mark {mark.pk} that stands"):
        marking.take_back(source, mark.pk, Asked("binh", LATER))


def test_a_rehearsal_keeps_nothing():
    source = attached(id="river")

    marking.mark(source, 3, digest_at(source, 3), Asked("anna", AT, dry_run=True))
    mark = marked(source, 3)
    marking.take_back(source, mark.pk, Asked("anna", AT, dry_run=True))

    assert source.marks.standing().get() == mark


def test_marking_is_refused_for_words_that_nobody_read_there():
    source = attached(id="river")

    for position, digest in ((3, digest_at(source, 2)), (9, digest_at(source, 3))):
        with pytest.raises(OtherWords, match=f"river#{position} is not the paragraph that you read"):
            marking.mark(source, position, digest, Asked("anna", AT))


def test_marking_is_refused_where_something_was_claimed_or_is_marked():
    source = attached(id="river")
    ClaimFactory(at="river#1", printed="12 December")
    marked(source, 3)

    with pytest.raises(HoldsClaims, match="river#1 holds claims"):
        marked(source, 1)
    with pytest.raises(AlreadyMarked, match="river#3 was marked by anna"):
        marked(source, 3, by="binh")


def test_marks_stand_when_the_text_is_attached_again():
    source = attached(id="river")
    marked(source, 3)

    attach(source, LINES, at=LATER)

    assert source.marks.standing().count() == 1


def test_marks_go_with_a_source_that_is_renamed():
    source = attached(id="river")
    marked(source, 3)

    renaming.rename(source, to="red-river", **SAID)

    assert Source.objects.get(slug="red-river").marks.get().by == "anna"


def test_marks_of_a_source_become_those_of_the_one_it_is_merged_into():
    one, two = (SourceFactory(id=key, paragraphs=["a" * 64, "b" * 64]) for key in ("one", "two"))
    marked(one, 1)
    for position in (1, 2):
        marked(two, position, by="binh")

    merging.merge(two, into=one, **SAID)

    assert [(mark.position, mark.by) for mark in one.marks.standing()] == [(1, "anna"), (2, "binh")]
    assert two.marks.get().position == 1


def test_an_export_has_no_marks(tmp_path):
    marked(attached(id="river"), 3, reason="A farewell.")

    call_command("export_records", tmp_path / "all.ndjson")

    assert "farewell" not in (tmp_path / "all.ndjson").read_text()
    assert ParagraphMark.objects.count() == 1
