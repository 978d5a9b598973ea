"""Verification: which text belongs to which source, and which claims are checked."""

import pytest

from relations.models import Claim
from relations.queries.evidence import verification
from relations.values.text.printed import Found, SourceText
from tests.factories import ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db

CONTENT = b"The river\nrises and flows\nto the sea"
TEXT = SourceText.read("river.txt", CONTENT)


def create_river(**given):
    """Create a source from the text."""
    return SourceFactory(id="river", sha256=TEXT.sha256, paragraphs=list(TEXT.digests), **given)


def river_reading(*texts):
    """The reading of the river among all sources."""
    return next(each for each in verification.readings(texts) if each.source.slug == "river")


def test_a_text_is_matched_by_the_digest_of_its_file():
    create_river()
    likeness = SourceText.read("a copy.txt", CONTENT + b"\n")

    reading = river_reading(likeness, TEXT)

    assert (reading.text, reading.is_the_same_file) == (TEXT, True)


def test_a_changed_file_is_matched_by_most_shared_paragraphs():
    create_river()
    near = SourceText.read("near.txt", b"A title\nThe river\nrises and flows\nto a lake")
    far = SourceText.read("far.txt", b"The river\nis dry")

    reading = river_reading(far, near)

    assert (reading.text, reading.is_the_same_file) == (near, False)


def test_the_file_of_another_source_is_not_matched():
    create_river()
    other = SourceText.read("other.txt", b"The river\nrises and flows\nno more")
    SourceFactory(sha256=other.sha256, paragraphs=list(other.digests))

    assert river_reading(other).text is None


def test_a_text_without_shared_paragraphs_is_not_matched():
    create_river()

    assert river_reading(SourceText.read("README.md", b"What is in this folder")).text is None


def test_only_articles_and_sources_with_paragraphs_are_verified():
    SourceFactory(id="page", kind="background", paragraphs=[], sha256=None)
    SourceFactory(id="leaflet", kind="official_document", paragraphs=list(TEXT.digests))
    SourceFactory(id="essay", kind="article", paragraphs=[], sha256=None)

    assert [each.source.slug for each in verification.readings([])] == ["essay", "leaflet"]


def test_a_retracted_source_is_not_verified():
    create_river(publication="retracted")

    assert not verification.readings([])


def test_claims_at_paragraphs_are_checked_and_those_at_locators_are_not():
    create_river(published=True)
    ClaimFactory(at="river#2", printed="rises  and flows")
    ClaimFactory(at="river#3", printed="to the lake")
    ClaimFactory(at="river", locator="row 7", printed="rises")

    findings = {
        claim.printed: finding for claim, finding in river_reading(TEXT).findings() if claim.fact == "period"
    }

    assert {printed: finding.found for printed, finding in findings.items()} == {
        "rises  and flows": Found.EXACT,
        "to the lake": Found.MISSING,
    }


def test_without_a_text_every_claim_is_missing():
    create_river()
    claim = ClaimFactory(at="river#1", printed="The river")

    found = {each: finding.found for each, finding in river_reading().findings()}

    assert found[claim] is Found.MISSING
    assert set(found) == set(Claim.objects.filter(source__slug="river", paragraph__isnull=False))
