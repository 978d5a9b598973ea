"""Finding the claims of a source in its changed text."""

import pytest

from relations.queries.evidence.relocation import changed_source
from relations.values.text.printed import SourceText
from tests.factories import ClaimFactory, SourceFactory, VisitFactory
from tests.factories.paragraph_text import attach_text, create_source_from_text, create_source_with_text
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db

TEXT = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
NEW_TEXT = "A new heading\nOn 12 December the river rose\nIt now flows to Da Nang"


def source_text(content=NEW_TEXT):
    return SourceText.read("now.txt", content.encode())


def create_claims(*printed):
    visit = VisitFactory(id="to-hanoi")
    return [ClaimFactory(record=visit, at=f"river#{number}", printed=words) for number, words in printed]


def summaries(changed):
    found = changed.whereabouts(list(changed.claims()))
    return [(str(each.finding.found), each.finding.position, each.moves) for each in found]


def change_text(source, content=NEW_TEXT):
    """Change the paragraphs of a source to those of a new text."""
    new_text = source_text(content)
    correct_record(source, {"paragraphs": list(new_text.digests), "sha256": new_text.sha256})
    return source


def test_each_claim_is_found_in_the_changed_text():
    source = create_source_with_text(TEXT, id="river")
    create_claims((1, "12 December"), (2, "Da Nang"), (3, "rests"))

    changed = changed_source(source, source_text())

    assert summaries(changed) == [("moved", 2, True), ("drifted", 3, True), ("missing", None, False)]
    assert changed.since is None


def test_an_unchanged_or_missing_text_gives_no_findings():
    assert changed_source(create_source_from_text(TEXT, id="river"), source_text(TEXT)) is None
    assert changed_source(SourceFactory(id="lake")) is None
    assert changed_source(create_source_with_text(TEXT, id="brook")) is None


def test_claims_of_a_source_are_found_by_its_former_paragraphs():
    source = create_source_from_text(TEXT, id="river")
    create_claims((1, "12 December"), (2, "Da Nang"), (3, "rests"))
    attach_text(change_text(source), NEW_TEXT)

    assert summaries(changed_source(source)) == [
        ("moved", 2, True),
        ("drifted", 3, True),
        ("missing", None, False),
    ]


def test_a_claim_that_was_moved_already_is_not_listed():
    source = create_source_from_text(TEXT, id="river")
    moved, *_ = create_claims((1, "12 December"), (2, "Da Nang"))
    attach_text(change_text(source), NEW_TEXT)
    [visit] = {each.about_visit for each in [moved]}
    data = {"period": [{"id": str(moved.pk), "at": "river#2", "printed": "12 December"}]}
    correct_record(visit, {"claims": data})
    ClaimFactory(record=visit, at="river#1", printed="heading")

    assert summaries(changed_source(source)) == []


def test_only_claims_at_changed_paragraphs_are_examined(django_assert_num_queries):
    source = create_source_from_text(TEXT, id="river")
    create_claims((1, "12 December"), (2, "Da Nang"), (3, "rests"))
    changed = changed_source(source, source_text("On 12 December the river rose\nIt flows on\nand rests"))

    with django_assert_num_queries(1):
        assert summaries(changed) == [("missing", None, False)]
