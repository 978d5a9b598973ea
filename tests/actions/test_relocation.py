"""Taking up a text that changed: the source and its claims at once, or not at all."""

import pytest

from relations.actions import publication
from relations.actions.relocation import relocate
from relations.actions.replay import replay
from relations.errors import NothingChanged
from relations.models import Claim, Revision, Source
from relations.queries.relocation import changed_source
from relations.refusals import StillCited
from relations.values.printed import SourceText
from tests.actions.world import AT, history, rolled_back, stored
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import read_from

pytestmark = pytest.mark.django_db

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
ANNA = {"by": "anna", "at": AT, "reason": "A new edition."}


def taken_up(lines):
    """The text is taken up with all that moved."""
    source = Source.objects.get(slug="river")
    changed = changed_source(source, SourceText.read("now.txt", lines.encode()))
    return relocate(changed, changed.whereabouts(list(changed.claims())), **ANNA)


def cited(*places):
    visit = VisitFactory(id="to-hanoi")
    for number, words in places:
        ClaimFactory(record=visit, at=f"river#{number}", printed=words)
    return visit


def places():
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
    read_from(LINES, id="river")
    cited((2, "Nang"), (3, "rests"))

    revisions = taken_up(now)

    assert places() == expected
    assert [(each.noun, each.deed, each.by) for each in revisions] == [
        ("source", "correct", "anna"),
        ("visit", "correct", "anna"),
    ]
    assert Source.objects.get(slug="river").paragraphs.count() == len(now.split("\n"))


def test_history_tells_it_again():
    with rolled_back():
        read_from(LINES, id="river")
        cited((2, "Nang"), (3, "rests"))
        taken_up("It flows to Da Nang\nand rests")
        expected, revisions = (stored(), history()), list(Revision.objects.all())

    replay(revisions)

    assert (stored(), history()) == expected


def test_a_text_without_a_place_for_a_claim_is_refused_and_the_claim_is_named():
    read_from(LINES, id="river")
    cited((1, "river"), (3, "rests"))

    with pytest.raises(StillCited, match=r"no paragraph for visit/to-hanoi period at #3\. Cite other words"):
        taken_up("It flows to Da Nang\nOn 12 December the river rose")

    assert Source.objects.get(slug="river").paragraphs.count() == 3


def test_claims_that_are_missing_or_were_not_chosen_stay_where_they_are():
    read_from(LINES, id="river")
    cited((1, "river"), (3, "rests"))

    taken_up("Something else\nIt flows to Da Nang\nin peace")

    assert places() == [("rests", 3), ("river", 1)]
    with pytest.raises(NothingChanged):
        taken_up("Something else\nIt flows to Da Nang\nin peace")


def test_what_is_retracted_stays_as_it_is():
    read_from(LINES, id="river")
    publication.retract(cited((1, "river")), **ANNA)

    revisions = taken_up(f"New\n{LINES}")

    assert [each.noun for each in revisions] == ["source"]
    assert places() == [("river", 1)]
