"""How far the reading of sources has come."""

import pytest
from django.core.management import call_command

from relations.models import Source
from relations.queries.source_reading import reading, still_to_do, with_progress
from tests.factories import ClaimFactory, SourceFactory
from tests.factories.paragraph_text import attached

pytestmark = pytest.mark.django_db


def test_progress_counts_paragraphs_and_not_claims():
    attached("On 12 May\nin Hanoi\nand so on\nTwo boats", id="river")
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


@pytest.mark.articles
def test_every_claim_of_the_fixtures_is_marked_in_its_article(curated, articles_dir, capsys):
    call_command("attach_text", articles_dir)

    read = [
        reading(source, 1) for source in with_progress(Source.objects.filter(texts__isnull=False).distinct())
    ]

    assert len(read) == 5
    assert [claim for each in read for paragraph in each.paragraphs for claim in paragraph.astray] == []
    assert all(each.source.cited_count > 0 for each in read)
