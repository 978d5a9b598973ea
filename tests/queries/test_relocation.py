"""Where the claims of a source went when its text changed."""

import pytest

from relations.queries.relocation import changed_source
from relations.values.printed import SourceText
from tests.factories import ClaimFactory, SourceFactory, VisitFactory
from tests.factories.paragraph_text import attach, attached, read_from
from tests.factories.record import corrected

pytestmark = pytest.mark.django_db

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
NOW = "A new heading\nOn 12 December the river rose\nIt now flows to Da Nang"


def text(lines=NOW):
    return SourceText.read("now.txt", lines.encode())


def claims(*printed):
    visit = VisitFactory(id="to-hanoi")
    return [ClaimFactory(record=visit, at=f"river#{number}", printed=words) for number, words in printed]


def told(changed):
    found = changed.whereabouts(list(changed.claims()))
    return [(str(each.finding.found), each.finding.position, each.moves) for each in found]


def read_anew(source, lines=NOW):
    """The source with the paragraphs of its new text."""
    now = text(lines)
    corrected(source, {"paragraphs": list(now.digests), "sha256": now.sha256})
    return source


def test_each_claim_is_told_where_its_paragraph_stands_now():
    source = attached(LINES, id="river")
    claims((1, "12 December"), (2, "Da Nang"), (3, "rests"))

    changed = changed_source(source, text())

    assert told(changed) == [("moved", 2, True), ("drifted", 3, True), ("missing", None, False)]
    assert changed.since is None


def test_nothing_is_told_of_a_text_that_did_not_change_or_is_not_there():
    assert changed_source(read_from(LINES, id="river"), text(LINES)) is None
    assert changed_source(SourceFactory(id="lake")) is None
    assert changed_source(attached(LINES, id="brook")) is None


def test_a_source_that_was_read_anew_remembers_what_it_was():
    source = read_from(LINES, id="river")
    claims((1, "12 December"), (2, "Da Nang"), (3, "rests"))
    attach(read_anew(source), NOW)

    assert told(changed_source(source)) == [
        ("moved", 2, True),
        ("drifted", 3, True),
        ("missing", None, False),
    ]


def test_a_claim_that_was_given_its_new_place_is_not_asked_about_again():
    source = read_from(LINES, id="river")
    moved, *_ = claims((1, "12 December"), (2, "Da Nang"))
    attach(read_anew(source), NOW)
    [visit] = {each.about_visit for each in [moved]}
    data = {"period": [{"id": str(moved.pk), "at": "river#2", "printed": "12 December"}]}
    corrected(visit, {"claims": data})
    ClaimFactory(record=visit, at="river#1", printed="heading")

    assert told(changed_source(source)) == []


def test_only_claims_where_another_paragraph_stands_now_are_looked_at(django_assert_num_queries):
    source = read_from(LINES, id="river")
    claims((1, "12 December"), (2, "Da Nang"), (3, "rests"))
    changed = changed_source(source, text("On 12 December the river rose\nIt flows on\nand rests"))

    with django_assert_num_queries(1):
        assert told(changed) == [("missing", None, False)]
