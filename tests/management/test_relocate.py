"""`manage.py relocate`: what it finds, applies and refuses."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.models import Claim, Paragraph, Revision
from relations.values.text.printed import digest
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import create_source_from_text, create_source_with_text

pytestmark = pytest.mark.django_db

TEXT = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
NEW_TEXT = "A new heading\nOn 12 December the river rose\nIt now flows to Da Nang"


@pytest.fixture
def claims():
    """Three claims, of which one moves, one drifts and one goes missing in the new text."""
    create_source_with_text(TEXT, id="river")
    visit = VisitFactory(id="to-hanoi")
    words = ((1, "12 December"), (2, "Da Nang"), (3, "rests"))
    return [ClaimFactory(record=visit, at=f"river#{number}", printed=each) for number, each in words]


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "river.txt"
    found.write_text(NEW_TEXT, encoding="utf-8")
    return found


def relocate(*given, **options):
    out = StringIO()
    call_command("relocate", *given, stdout=out, **options)
    return out.getvalue()


def claim_positions():
    return sorted(Claim.objects.values_list("paragraph__position", flat=True))


def test_findings_are_listed_with_both_texts_and_nothing_is_changed(claims, file):
    revisions = Revision.objects.count()

    output = relocate("river", text=file).splitlines()

    assert output == [
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
    assert (claim_positions(), Revision.objects.count()) == ([1, 2, 3], revisions)


def test_chosen_findings_are_applied_with_one_revision_for_each_record(claims, file):
    output = relocate("river", text=file, apply=["moved", "drifted"], reason="Second edition.", by="anna")

    assert output.endswith("source/river corrected.\nvisit/to-hanoi corrected.\n")
    assert claim_positions() == [2, 3, 3]
    revisions = Revision.objects.order_by("-sequence").values_list("noun", "by", "reason")[:2]
    assert set(revisions) == {("visit", "anna", "Second edition."), ("source", "anna", "Second edition.")}
    assert Paragraph.objects.get(source__slug="river", position=1).digest == digest("A new heading")
    assert claims[0].source.texts.get(position=1).text == "A new heading"


def test_only_the_given_claims_are_moved(claims, file):
    relocate("river", text=file, apply=["moved", "drifted"], claim=[str(claims[1].pk)])

    assert claim_positions() == [1, 3, 3]


def test_a_dry_run_applies_nothing(claims, file):
    output = relocate("river", text=file, apply=["moved"], dry_run=True)

    assert "visit/to-hanoi would be corrected." in output
    assert claim_positions() == [1, 2, 3]
    assert claims[0].source.texts.get(position=1).text.startswith("On 12 December")


def test_an_unchanged_text_needs_no_relocation(tmp_path):
    create_source_from_text(TEXT, id="river")
    (tmp_path / "river.txt").write_text(TEXT, encoding="utf-8")

    output = relocate("river", text=tmp_path / "river.txt")

    assert output == "river: the text has not changed. No claim needs a new place.\n"


def test_invalid_arguments_are_refused_with_advice(claims, file, tmp_path):
    short = tmp_path / "short.txt"
    short.write_text("On 12 December the river rose", encoding="utf-8")

    for given, message in (
        ({"slug": "none", "text": file}, "none: no such source"),
        ({"slug": "river", "text": tmp_path / "none"}, "no such file"),
        ({"slug": "river", "text": file, "apply": ["moved"], "claim": ["x"]}, "x: not among the claims"),
        (
            {"slug": "river", "text": short, "apply": ["moved"]},
            "would lose the paragraphs that these claims cite: visit/to-hanoi period",
        ),
    ):
        with pytest.raises(CommandError, match=message):
            relocate(given.pop("slug"), **given)
    assert claim_positions() == [1, 2, 3]
