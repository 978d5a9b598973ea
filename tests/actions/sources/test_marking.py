"""Marks on paragraphs that have nothing to record: making, removing, and what they survive."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from relations.actions.changes import merging, renaming
from relations.actions.outcome import ChangeRequest
from relations.actions.sources import marking
from relations.errors import AlreadyMarked, NoSuchMark, ParagraphHasClaims, TextChanged
from relations.models import ParagraphMark, Revision, Source
from tests.factories import ClaimFactory, SourceFactory
from tests.factories.paragraph_mark import mark_paragraph
from tests.factories.paragraph_text import AT, TEXT, attach_text, create_source_with_text
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)
BY = {"by": "anna", "at": LATER, "reason": "A better name."}


def digest_at(source, position):
    return source.paragraphs.get(position=position).digest


def test_a_mark_keeps_who_when_and_why_and_changes_no_document():
    source = create_source_with_text(id="river")
    before, revisions = document_of(source), Revision.objects.count()

    mark_paragraph(source, 3, reason="A farewell.")

    found = source.marks.get()
    assert (found.position, found.by, found.at, found.reason) == (3, "anna", AT, "A farewell.")
    assert found.digest == digest_at(source, 3)
    assert document_of(source) == before
    assert Revision.objects.count() == revisions


def test_a_removed_mark_is_kept_with_who_removed_it():
    source = create_source_with_text(id="river")
    mark = mark_paragraph(source, 3)

    marking.remove_mark(source, mark.pk, ChangeRequest("binh", LATER, "There is a name."))

    assert not source.marks.active().exists()
    found = source.marks.get()
    assert (found.by, found.taken_back_by, found.taken_back_at) == ("anna", "binh", LATER)
    assert found.taken_back_because == "There is a name."
    assert mark_paragraph(source, 3, by="binh").by == "binh"
    with pytest.raises(NoSuchMark, match=f"source/river has no mark {mark.pk}"):
        marking.remove_mark(source, mark.pk, ChangeRequest("binh", LATER))


def test_a_dry_run_saves_nothing():
    source = create_source_with_text(id="river")

    marking.mark(source, 3, digest_at(source, 3), ChangeRequest("anna", AT, dry_run=True))
    mark = mark_paragraph(source, 3)
    marking.remove_mark(source, mark.pk, ChangeRequest("anna", AT, dry_run=True))

    assert source.marks.active().get() == mark


def test_marking_is_refused_when_the_text_has_changed():
    source = create_source_with_text(id="river")

    for position, digest in ((3, digest_at(source, 2)), (9, digest_at(source, 3))):
        with pytest.raises(TextChanged, match=f"river#{position} has changed since you read it"):
            marking.mark(source, position, digest, ChangeRequest("anna", AT))


def test_marking_is_refused_where_the_paragraph_has_claims_or_a_mark():
    source = create_source_with_text(id="river")
    ClaimFactory(at="river#1", printed="12 December")
    mark_paragraph(source, 3)

    with pytest.raises(ParagraphHasClaims, match="river#1 is cited by claims"):
        mark_paragraph(source, 1)
    with pytest.raises(AlreadyMarked, match="river#3 is already marked by anna"):
        mark_paragraph(source, 3, by="binh")


def test_marks_stay_when_the_text_is_attached_again():
    source = create_source_with_text(id="river")
    mark_paragraph(source, 3)

    attach_text(source, TEXT, at=LATER)

    assert source.marks.active().count() == 1


def test_marks_follow_a_renamed_source():
    source = create_source_with_text(id="river")
    mark_paragraph(source, 3)

    renaming.rename(source, new_key="red-river", **BY)

    assert Source.objects.get(slug="red-river").marks.get().by == "anna"


def test_marks_move_to_the_source_that_theirs_is_merged_into():
    one, two = (SourceFactory(id=key, paragraphs=["a" * 64, "b" * 64]) for key in ("one", "two"))
    mark_paragraph(one, 1)
    for position in (1, 2):
        mark_paragraph(two, position, by="binh")

    merging.merge(two, into=one, **BY)

    assert [(mark.position, mark.by) for mark in one.marks.active()] == [(1, "anna"), (2, "binh")]
    assert two.marks.get().position == 1


def test_an_export_has_no_marks(tmp_path):
    mark_paragraph(create_source_with_text(id="river"), 3, reason="A farewell.")

    call_command("export_records", tmp_path / "all.ndjson")

    assert "farewell" not in (tmp_path / "all.ndjson").read_text()
    assert ParagraphMark.objects.count() == 1
