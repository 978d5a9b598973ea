"""Verification of claims against the attached text of their source."""

import pytest
from django.utils.http import http_date

from tests.api.routes import create_records, fill_route, routes
from tests.contract import body_of
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import AT, attach_text, create_source_from_text, create_source_with_text
from tests.factories.source import digest

pytestmark = pytest.mark.django_db


def claim_at(place, **claim):
    return ClaimFactory(record=VisitFactory(published=True), at=place, **claim)


def url(claim):
    return f"/api/v1/claims/{claim.id}/verify/"


def verdict(api, claim):
    found = api.get(url(claim)).json()
    return found["result"], found["found_at"]


@pytest.fixture
def river(db):
    """A source with its text."""
    return create_source_with_text(id="river", published=True)


@pytest.mark.parametrize(
    ("place", "printed", "expected"),
    [
        ("river#1", "12  December", ("exact", 1)),
        ("river#1", "Da Nang", ("moved", 2)),
        ("river#2", "the lake", ("missing", None)),
    ],
)
def test_printed_words_are_searched_in_the_attached_text(api, river, place, printed, expected):
    assert verdict(api, claim_at(place, printed=printed)) == expected


def test_a_match_in_a_changed_paragraph_is_drifted(api, river):
    claim = claim_at("river#2", printed="Da Nang")
    river.texts.filter(position=2).update(text="It used to flow to Da Nang")

    assert verdict(api, claim) == ("drifted", 2)


def test_without_an_attached_text_the_result_is_not_attached(api):
    assert verdict(api, claim_at("first-witness#1")) == ("not attached", None)


def test_a_claim_with_a_locator_is_not_attached(api, river):
    claim = claim_at("river", locator="row 7", printed="Da Nang")

    response = api.get(url(claim)).json()

    assert (response["result"], response["paragraph"]) == ("not attached", None)


def test_the_response_has_words_source_and_paragraph(api, river):
    claim = claim_at("river#2", printed="Da Nang")
    root = "http://testserver/api/v1"

    assert api.get(url(claim)).json() == {
        "url": f"{root}/claims/{claim.id}/",
        "printed": "Da Nang",
        "source": {"id": "river", "title": "River", "url": f"{root}/sources/river/"},
        "paragraph": {
            "number": 2,
            "digest": f"sha256:{digest('It flows to Da Nang')}",
            "url": f"{root}/sources/river/paragraphs/2/",
        },
        "result": "exact",
        "found_at": 2,
    }


def test_attaching_a_text_invalidates_cached_responses(api):
    source = create_source_from_text(id="river", published=True)
    claim = claim_at("river#2", printed="Da Nang")
    before = api.get(url(claim))
    attach_text(source, at=AT)

    by_tag = api.get(url(claim), headers={"If-None-Match": before.headers["ETag"]})
    by_moment = api.get(url(claim), headers={"If-Modified-Since": before.headers["Last-Modified"]})

    assert before.json()["result"] == "not attached"
    assert by_tag.json()["result"] == by_moment.json()["result"] == "exact"
    assert by_tag.headers["Last-Modified"] == http_date(AT.timestamp())


def test_verifying_takes_a_constant_number_of_queries(api, river, count_queries):
    claim = claim_at("river#2", printed="Da Nang")

    assert count_queries(lambda: api.get(url(claim))) == 3


def test_a_claim_that_is_not_public_is_404(api):
    assert api.get(url(ClaimFactory())).status_code == 404
    assert api.get("/api/v1/claims/nonsense/verify/").status_code == 404


def test_no_url_returns_an_attached_text(api):
    create_records()
    source = create_source_with_text("The heron waits\nfor the zanthoxylum", id="river", published=True)
    claim = claim_at("river#1", printed="heron")
    urls = [fill_route(route, claim.id).replace("the-one", source.slug) for route in routes()]
    bodies = [body_of(api.get(each)) for each in {*urls, "/api/v1/search/?q=zanthoxylum"}]

    assert len(bodies) > 60
    assert not [body for body in bodies if b"zanthoxylum" in body.replace(b"q=zanthoxylum", b"")]
