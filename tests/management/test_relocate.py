"""`manage.py relocate`: what is proposed, what is applied, and what is refused."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.models import Claim, Paragraph, Revision
from relations.values.printed import digest
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import attached, read_from

pytestmark = pytest.mark.django_db

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
NOW = "A new heading\nOn 12 December the river rose\nIt now flows to Da Nang"


@pytest.fixture
def claims():
    """Three claims, of which one moves, one drifts and one goes missing in the new text."""
    attached(LINES, id="river")
    visit = VisitFactory(id="to-hanoi")
    words = ((1, "12 December"), (2, "Da Nang"), (3, "rests"))
    return [ClaimFactory(record=visit, at=f"river#{number}", printed=each) for number, each in words]


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "river.txt"
    found.write_text(NOW, encoding="utf-8")
    return found


def relocate(*given, **options):
    output = StringIO()
    call_command("relocate", *given, stdout=output, **options)
    return output.getvalue()


def places():
    return sorted(Claim.objects.values_list("paragraph__position", flat=True))


def test_what_went_where_is_told_before_and_after_and_nothing_is_changed(claims, file):
    revisions = Revision.objects.count()

    told = relocate("river", text=file).splitlines()

    assert told == [
        f"moved #1 -> #2: visit/to-hanoi period {claims[0].pk}: '12 December'",
        "    before: On 12 December the river rose",
        "    after:  On 12 December the river rose",
        f"drifted #2 -> #3: visit/to-hanoi period {claims[1].pk}: 'Da Nang'",
        "    before: It flows to Da Nang",
        "    after:  It now flows to Da Nang",
        f"missing #3: visit/to-hanoi period {claims[2].pk}: 'rests'",
        "    before: and rests",
        "river: 1 moved, 1 drifted, 1 missing.",
    ]
    assert (places(), Revision.objects.count()) == ([1, 2, 3], revisions)


def test_what_is_chosen_is_applied_with_one_revision_for_each_record(claims, file):
    told = relocate("river", text=file, apply=["moved", "drifted"], reason="Second edition.", by="anna")

    assert told.endswith("source/river corrected.\nvisit/to-hanoi corrected.\n")
    assert places() == [2, 3, 3]
    said = Revision.objects.order_by("-sequence").values_list("noun", "by", "reason")[:2]
    assert set(said) == {("visit", "anna", "Second edition."), ("source", "anna", "Second edition.")}
    assert Paragraph.objects.get(source__slug="river", position=1).digest == digest("A new heading")
    assert claims[0].source.texts.get(position=1).text == "A new heading"


def test_some_claims_alone_are_moved(claims, file):
    relocate("river", text=file, apply=["moved", "drifted"], claim=[str(claims[1].pk)])

    assert places() == [1, 3, 3]


def test_a_dry_run_applies_nothing(claims, file):
    told = relocate("river", text=file, apply=["moved"], dry_run=True)

    assert "visit/to-hanoi would be corrected." in told
    assert places() == [1, 2, 3]
    assert claims[0].source.texts.get(position=1).text.startswith("On 12 December")


def test_a_text_that_did_not_change_needs_nothing(tmp_path):
    read_from(LINES, id="river")
    (tmp_path / "river.txt").write_text(LINES, encoding="utf-8")

    told = relocate("river", text=tmp_path / "river.txt")

    assert told == "river: the text has not changed. Nothing is to be relocated.\n"


def test_what_cannot_be_done_is_refused_with_its_cure(claims, file, tmp_path):
    short = tmp_path / "short.txt"
    short.write_text("On 12 December the river rose", encoding="utf-8")

    for given, why in (
        ({"slug": "none", "text": file}, "none: no such source"),
        ({"slug": "river", "text": tmp_path / "none"}, "no such file"),
        ({"slug": "river", "text": file, "apply": ["moved"], "claim": ["x"]}, "x: did not go anywhere"),
        ({"slug": "river", "text": short, "apply": ["moved"]}, "has no paragraph for visit/to-hanoi period"),
    ):
        with pytest.raises(CommandError, match=why):
            relocate(given.pop("slug"), **given)
    assert places() == [1, 2, 3]
