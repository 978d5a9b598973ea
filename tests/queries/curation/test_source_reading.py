"""Progress of the reading of sources."""

import pytest
from django.core.management import call_command

from relations.models import Source
from relations.queries.curation.source_reading import reading, still_to_do, with_progress
from relations.values.text.printed import SourceText
from tests.factories import ClaimFactory, SourceFactory
from tests.factories.paragraph_mark import mark_paragraph
from tests.factories.paragraph_text import create_source_with_text
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db


def test_progress_counts_paragraphs_and_not_claims():
    create_source_with_text("On 12 May\nin Hanoi\nand so on\nTwo boats", id="river")
    SourceFactory(id="lake", paragraphs=[])
    for place in ("river#1", "river#1", "river#3"):
        ClaimFactory(at=place, printed="on")
    ClaimFactory(at="river", locator="row 7")

    counts = ("paragraph_count", "cited_count", "text_count", "to_do_count")
    found = {
        source.slug: [getattr(source, name) for name in counts] for source in with_progress(Source.objects)
    }

    assert found["river"] == [4, 2, 4, 2]
    assert found["lake"] == [0, 0, 0, 0]
    assert [text.position for text in still_to_do()] == [2, 4]


def test_marked_paragraphs_are_not_still_to_do():
    source = create_source_with_text("On 12 May\nin Hanoi\nand so on\nTwo boats", id="river")
    ClaimFactory(at="river#1", printed="on")
    for position in (2, 3):
        mark_paragraph(source, position)

    counts = ("cited_count", "marked_count", "to_do_count")
    found = with_progress(Source.objects.filter(slug="river")).get()

    assert [getattr(found, name) for name in counts] == [1, 2, 1]
    assert [text.position for text in still_to_do()] == [4]


def test_a_claim_at_a_marked_paragraph_counts_once():
    source = create_source_with_text("On 12 May\nin Hanoi", id="river")
    mark_paragraph(source, 1)
    ClaimFactory(at="river#1", printed="On")

    found = with_progress(Source.objects.filter(slug="river")).get()

    assert (found.cited_count, found.marked_count) == (1, 0)


def test_a_mark_follows_its_paragraph_and_is_outdated_without_it():
    source = create_source_with_text("On 12 May\nin Hanoi\nTwo boats", id="river")
    mark_paragraph(source, 1)
    mark_paragraph(source, 2)

    digests = SourceText.read("text.txt", b"Hello\nOn 12 May\nin Da Nang").digests
    correct_record(source, {"paragraphs": list(digests)})
    found = reading(with_progress(Source.objects).get(slug="river"), 1)

    assert [each.mark and each.mark.position for each in found.paragraphs] == [None, 1, None]
    assert [mark.position for mark in found.outdated] == [2]
    assert found.source.marked_count == 1


@pytest.mark.articles
def test_every_claim_of_the_fixtures_is_marked_in_its_article(curated, articles_dir, capsys):
    call_command("attach_text", articles_dir)

    read = [
        reading(source, 1) for source in with_progress(Source.objects.filter(texts__isnull=False).distinct())
    ]

    assert len(read) == 5
    assert [claim for each in read for paragraph in each.paragraphs for claim in paragraph.astray] == []
    assert all(each.source.cited_count > 0 for each in read)
