"""Relocating claims when a text has changed: the source and its claims together, or neither."""

import pytest

from relations.actions.changes import publication
from relations.actions.recording.replay import replay
from relations.actions.sources.relocation import relocate
from relations.errors import ClaimsWithoutParagraph, NothingChanged
from relations.models import Claim, Revision, Source
from relations.queries.evidence.relocation import changed_source
from relations.values.text.printed import SourceText
from tests.actions.world import AT, history, rolled_back, stored
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import create_source_from_text

pytestmark = pytest.mark.django_db

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
ANNA = {"by": "anna", "at": AT, "reason": "A new edition."}


def relocate_claims(lines):
    """Change the source to the text, with all claims that moved. Returns the revisions."""
    source = Source.objects.get(slug="river")
    changed = changed_source(source, SourceText.read("now.txt", lines.encode()))
    return relocate(changed, changed.whereabouts(list(changed.claims())), **ANNA)


def create_visit_with_claims(*paragraphs):
    """Create a visit with a claim for each number of a paragraph and its words."""
    visit = VisitFactory(id="to-hanoi")
    for number, words in paragraphs:
        ClaimFactory(record=visit, at=f"river#{number}", printed=words)
    return visit


def claim_positions():
    return sorted(Claim.objects.values_list("printed", "paragraph__position"))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("It flows to Da Nang\nand rests", [("Nang", 1), ("rests", 2)]),
        (f"New\nNewer\nNewest\n{LINES}", [("Nang", 5), ("rests", 6)]),
        ("and rests\nIt flows to Da Nang", [("Nang", 2), ("rests", 1)]),
    ],
)
def test_source_and_claims_follow_a_text_that_shrank_grew_or_was_shuffled(now, expected):
    create_source_from_text(LINES, id="river")
    create_visit_with_claims((2, "Nang"), (3, "rests"))

    revisions = relocate_claims(now)

    assert claim_positions() == expected
    assert [(each.noun, each.action, each.by) for each in revisions] == [
        ("source", "correct", "anna"),
        ("visit", "correct", "anna"),
    ]
    assert Source.objects.get(slug="river").paragraphs.count() == len(now.split("\n"))


def test_a_relocation_is_replayed_from_the_history():
    with rolled_back():
        create_source_from_text(LINES, id="river")
        create_visit_with_claims((2, "Nang"), (3, "rests"))
        relocate_claims("It flows to Da Nang\nand rests")
        expected, revisions = (stored(), history()), list(Revision.objects.all())

    replay(revisions)

    assert (stored(), history()) == expected


def test_a_text_that_has_too_few_paragraphs_for_a_claim_is_refused_and_the_error_lists_the_claim():
    create_source_from_text(LINES, id="river")
    create_visit_with_claims((1, "river"), (3, "rests"))

    with pytest.raises(
        ClaimsWithoutParagraph, match=r"that these claims cite: visit/to-hanoi period at #3\. Cite other"
    ):
        relocate_claims("It flows to Da Nang\nOn 12 December the river rose")

    assert Source.objects.get(slug="river").paragraphs.count() == 3


def test_claims_that_are_missing_or_were_not_chosen_stay_where_they_are():
    create_source_from_text(LINES, id="river")
    create_visit_with_claims((1, "river"), (3, "rests"))

    relocate_claims("Something else\nIt flows to Da Nang\nin peace")

    assert claim_positions() == [("rests", 3), ("river", 1)]
    with pytest.raises(NothingChanged):
        relocate_claims("Something else\nIt flows to Da Nang\nin peace")


def test_claims_of_a_retracted_record_stay_where_they_are():
    create_source_from_text(LINES, id="river")
    publication.retract(create_visit_with_claims((1, "river")), **ANNA)

    revisions = relocate_claims(f"New\n{LINES}")

    assert [each.noun for each in revisions] == ["source"]
    assert claim_positions() == [("river", 1)]
