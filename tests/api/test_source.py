"""Sources and their paragraphs: numbers, digests, and the claims that rest on them."""

import pytest

from tests.factories import ClaimFactory, OrganisationFactory, SourceFactory, VisitFactory
from tests.factories.source import digest

pytestmark = pytest.mark.django_db

ASKED = [
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


def test_sources_are_found_by_what_is_known_of_them(found, sources):
    mine = {"id": "article,copy", "ordering": "id"}
    assert [(asked, found("sources", **mine, **asked)) for asked, _ in ASKED] == ASKED


def test_a_source_shows_its_digest_and_its_paragraphs_but_no_text(api, sources):
    shown = api.get("/api/v1/sources/article/").json()

    assert shown["authors"] == ["A. First", "B. Second"]
    assert shown["sha256"] == digest("article")
    assert shown["published"]["edtf"] == "2024-01-25T13:01"
    assert shown["published"]["starts_earliest"] == "2024-01-25"
    assert [each["number"] for each in shown["paragraphs"]] == list(range(1, 10))
    assert shown["paragraphs"][3] == {
        "number": 4,
        "digest": f"sha256:{digest('article 4')}",
        "url": "http://testserver/api/v1/sources/article/paragraphs/4/",
    }


def test_a_paragraph_shows_all_claims_that_rest_on_it_and_readers_may_see(api, sources):
    visit, draft = VisitFactory(id="to-hanoi", published=True), VisitFactory(id="a-draft")
    seen = ClaimFactory(record=visit, fact="period", at="article#4", value="2023-12-12/2023-12-13")
    ClaimFactory(record=draft, fact="period", at="article#4", value="2023-12-12/2023-12-13")

    shown = api.get("/api/v1/sources/article/paragraphs/4/").json()

    assert (shown["number"], shown["digest"]) == (4, f"sha256:{digest('article 4')}")
    assert shown["source"]["id"] == "article"
    assert [claim["id"] for claim in shown["claims"]] == [str(seen.id)]
    assert shown["claims"][0]["paragraph"]["url"] == shown["url"]


@pytest.mark.parametrize("number", ["10", "0", "999999999"])
def test_a_paragraph_that_is_not_there_is_404(api, sources, number):
    assert api.get(f"/api/v1/sources/article/paragraphs/{number}/").status_code == 404


@pytest.mark.parametrize("claims", [1, 3])
def test_a_paragraph_asks_a_constant_number_of_queries(api, sources, queries_of, claims):
    visit = VisitFactory(published=True)
    for _ in range(claims):
        ClaimFactory(record=visit, fact="host", at="article#4", value="country/VNM")

    assert queries_of(lambda: api.get("/api/v1/sources/article/paragraphs/4/")) == 5
