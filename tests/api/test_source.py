"""Sources and their paragraphs: numbers, digests and claims."""

import pytest

from tests.factories import ClaimFactory, OrganisationFactory, SourceFactory, VisitFactory
from tests.factories.source import digest

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"kind": "article"}, ["article"]),
    ({"publisher": "a-paper"}, ["article"]),
    ({"author": "B. Second"}, ["article"]),
    ({"language": "vi,en"}, ["article", "copy"]),
    ({"sha256": digest("article")}, ["article"]),
    ({"derives_from": "article"}, ["copy"]),
    ({"on": "2024-01-25", "match": "certain"}, ["article"]),
]


@pytest.fixture
def sources():
    """An article and a data set that repeats it."""
    OrganisationFactory(id="a-paper", published=True)
    SourceFactory(
        id="article",
        publisher="a-paper",
        authors=["A. First", "B. Second"],
        published="2024-01-25T13:01",
        publication="published",
    )
    SourceFactory(id="copy", kind="data_set", derives_from="article", publication="published")


def test_filters_find_the_matching_sources(find_ids, sources):
    own = {"id": "article,copy", "ordering": "id"}
    assert [(query, find_ids("sources", **own, **query)) for query, _ in FILTER_CASES] == FILTER_CASES


def test_a_source_has_its_digest_and_its_paragraphs_but_no_text(api, sources):
    body = api.get("/api/v1/sources/article/").json()

    assert body["authors"] == ["A. First", "B. Second"]
    assert body["sha256"] == digest("article")
    assert body["published"]["edtf"] == "2024-01-25T13:01"
    assert body["published"]["starts_earliest"] == "2024-01-25"
    assert [each["number"] for each in body["paragraphs"]] == list(range(1, 10))
    assert body["paragraphs"][3] == {
        "number": 4,
        "digest": f"sha256:{digest('article 4')}",
        "url": "http://testserver/api/v1/sources/article/paragraphs/4/",
    }


def test_a_paragraph_has_its_public_claims(api, sources):
    visit, draft = VisitFactory(id="to-hanoi", published=True), VisitFactory(id="a-draft")
    seen = ClaimFactory(record=visit, fact="period", at="article#4", value="2023-12-12/2023-12-13")
    ClaimFactory(record=draft, fact="period", at="article#4", value="2023-12-12/2023-12-13")

    body = api.get("/api/v1/sources/article/paragraphs/4/").json()

    assert (body["number"], body["digest"]) == (4, f"sha256:{digest('article 4')}")
    assert body["source"]["id"] == "article"
    assert [claim["id"] for claim in body["claims"]] == [str(seen.id)]
    assert body["claims"][0]["paragraph"]["url"] == body["url"]


@pytest.mark.parametrize("number", ["10", "0", "999999999"])
def test_an_unknown_paragraph_is_404(api, sources, number):
    assert api.get(f"/api/v1/sources/article/paragraphs/{number}/").status_code == 404


@pytest.mark.parametrize("claims", [1, 3])
def test_a_paragraph_takes_a_constant_number_of_queries(api, sources, count_queries, claims):
    visit = VisitFactory(published=True)
    for _ in range(claims):
        ClaimFactory(record=visit, fact="host", at="article#4", value="country/VNM")

    assert count_queries(lambda: api.get("/api/v1/sources/article/paragraphs/4/")) == 5
