"""Common behaviour of every kind of record: lists, details, claims, revisions, other identifiers."""

from datetime import UTC, datetime

import pytest

from relations.actions.changes import merging, publication
from relations.models import RECORDS
from tests.factories import CountryFactory, ExternalIdentifierFactory, SourceFactory, VisitFactory
from tests.factories.record import AT, EDITOR, WRITER, correct_record, factory_of

pytestmark = pytest.mark.django_db

KINDS = sorted(RECORDS)
LATER = datetime(2024, 6, 1, tzinfo=UTC)


def url(noun, *parts):
    return "/".join(["/api/v1", RECORDS[noun].resource(), *map(str, parts), ""])


def ids(response):
    assert response.status_code == 200, response.content
    return [row["id"] for row in response.json()["results"]]


@pytest.mark.parametrize("noun", KINDS)
@pytest.mark.parametrize("query", ["", "?include=claims"])
def test_a_list_takes_the_same_number_of_queries_for_one_and_for_three(api, noun, query, count_queries):
    factory = factory_of(noun)
    factory(id="the-first", published=True)
    one = count_queries(lambda: api.get(url(noun) + query))
    factory.create_batch(2, published=True)
    three = count_queries(lambda: api.get(url(noun) + query))

    assert one == three
    # The state of the data, the rows and their related rows; with claims also these, and their names.
    assert three <= (3 if not query else 5)


@pytest.mark.parametrize("noun", KINDS)
def test_a_detail_equals_its_row_in_the_list(api, noun):
    record = factory_of(noun)(published=True)

    [row] = api.get(url(noun), {"id": record.slug}).json()["results"]

    assert api.get(url(noun, record.slug)).json() == row
    assert row["url"] == f"http://testserver{url(noun, record.slug)}"
    assert row["revision"] == record.revision
    assert row["claims"] is None


@pytest.mark.parametrize("noun", KINDS)
def test_only_published_records_are_public(api, noun):
    factory = factory_of(noun)
    draft = factory(id="a-draft")
    factory(id="a-public-one", published=True)
    retracted = factory(id="a-retracted-one", publication="retracted")

    assert {"a-draft", "a-retracted-one"}.isdisjoint(ids(api.get(url(noun))))
    for suffix in ([], ["claims"], ["revisions"]):
        assert api.get(url(noun, draft.slug, *suffix)).status_code == 404
        assert api.get(url(noun, retracted.slug, *suffix)).status_code == 410


@pytest.mark.parametrize("noun", KINDS)
def test_a_record_has_its_evidence_and_its_claims(api, noun):
    record = factory_of(noun)(published=True, conflicting=True)

    body = api.get(url(noun, record.slug), {"include": "claims"}).json()

    assert body["evidence"]["claims"] == len(body["claims"]) == record.claims.count()
    assert len(body["evidence"]["conflicts"]) == 1
    assert {claim["record"]["id"] for claim in body["claims"]} == {record.slug}
    assert "contradicts" in {claim["standing"] for claim in body["claims"]}
    listed = api.get(url(noun, record.slug, "claims")).json()["results"]
    by_id = {claim["id"]: claim for claim in body["claims"]}
    assert {claim["id"]: claim for claim in listed} == by_id


@pytest.mark.parametrize("noun", KINDS)
def test_lists_are_filtered_by_conflicts(api, noun):
    factory = factory_of(noun)
    factory(id="disputed", published=True, conflicting=True)
    factory(id="undisputed", published=True)

    assert ids(api.get(url(noun), {"has_conflict": "true"})) == ["disputed"]
    assert "undisputed" in ids(api.get(url(noun), {"has_conflict": "false"}))
    assert "disputed" not in ids(api.get(url(noun), {"has_conflict": "false"}))


def test_lists_are_filtered_by_source(api):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    SourceFactory(id="the-other-source", published=True)
    VisitFactory(id="from-two", published=True, contrary={"period": "1999"})
    VisitFactory(id="from-one", published=True)

    assert ids(api.get("/api/v1/visits/", {"source": "second-witness"})) == ["from-two"]
    assert ids(api.get("/api/v1/visits/", {"source": "the-other-source"})) == []
    both = ids(api.get("/api/v1/visits/", {"source": "first-witness,second-witness", "ordering": "id"}))
    assert both == ["from-one", "from-two"]


def test_updated_since_excludes_unchanged_records(api):
    VisitFactory(id="old", published=True)
    VisitFactory(id="new", published=True, at=LATER)

    assert ids(api.get("/api/v1/visits/", {"updated_since": "2024-06-01T00:00:00Z"})) == ["new"]
    assert set(ids(api.get("/api/v1/visits/", {"updated_since": "2024-01-01T00:00:00+07:00"}))) == {
        "old",
        "new",
    }


@pytest.mark.parametrize("moment", ["2024", "2024-06-31", "2024-06-01T00:00:00", "yesterday", ""])
def test_updated_since_accepts_only_days_and_times_with_an_offset(api, moment):
    response = api.get("/api/v1/visits/", {"updated_since": moment})

    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "updated_since"


def test_revisions_have_author_time_and_reason(api):
    visit = VisitFactory(id="the-visit", published=True)
    correct_record(visit, {"kind": "official"}, reason="The host says so.", at=LATER)

    revisions = api.get("/api/v1/visits/the-visit/revisions/").json()["results"]

    last = revisions[-1]
    assert (last["by"], last["at"], last["reason"]) == (WRITER, "2024-06-01T00:00:00Z", "The host says so.")
    assert last["document"]["kind"] == "official"
    assert [row["number"] for row in revisions] == sorted(row["number"] for row in revisions)


def test_another_identifier_redirects_to_the_record_with_the_query(api):
    visit = VisitFactory(id="the-visit", published=True)
    ExternalIdentifierFactory(record=visit, text="us-state-travels:3992")

    response = api.get("/api/v1/visits/us-state-travels:3992/claims/?limit=1")

    assert response.status_code == 308
    assert response.headers["Location"] == "http://testserver/api/v1/visits/the-visit/claims/?limit=1"


def test_a_merged_record_redirects_to_its_target(api):
    loser, winner = (
        VisitFactory(id="loser", published=True),
        VisitFactory(id="winner", published=True, period="2020"),
    )
    merging.merge(loser, into=winner, by=EDITOR, at=AT, reason="The same stay.")

    response = api.get("/api/v1/visits/loser/")

    assert response.status_code == 308
    assert response.headers["Location"] == "http://testserver/api/v1/visits/winner/"
    error_response = api.get("/api/v1/agreements/", {"visit": "loser"})
    assert "Write winner" in error_response.json()["detail"]


def test_a_retracted_record_is_gone_on_every_route(api):
    visit = VisitFactory(id="the-visit", published=True)
    claim = visit.claims.first()
    publication.retract(visit, by=EDITOR, at=AT, reason="It never happened.")

    for subroute in ("", "claims/", "revisions/"):
        assert api.get(f"/api/v1/visits/the-visit/{subroute}").status_code == 410
    assert api.get(f"/api/v1/claims/{claim.id}/").status_code == 404
    assert api.get("/api/v1/claims/", {"kind": "visit"}).json()["results"] == []


@pytest.mark.parametrize(
    ("parameter", "value", "message"),
    [
        ("host", "VN", "Write VNM"),
        ("host", "vnm", "Write VNM"),
        ("host", "704", "Write VNM"),
        ("host", "ZZZ", "There is no country 'ZZZ'"),
        ("host", "VNM,", "A value is empty"),
        ("host", "V\x00M", "There is no country"),
        ("alias", "Xi\x00", "NUL"),
        ("alias", "x" * 501, "at most 500"),
        ("id", "Xi Jinping", "as in xi-jinping-vietnam-2023-12"),
        ("leader", "nobody", "There is no leader 'nobody'"),
        ("kind", "stat", "Did you mean state"),
        ("has_conflict", "yes", "Write true or false"),
        ("relation", "VNM-CHN", "Write CHN-VNM"),
        ("relation", "VNM", "two different country codes"),
        ("relation", "CHN-CHN", "two different country codes"),
        ("since", "2023-02-30", "2023-02-30"),
        ("on", "someday", "Write a day, month or year"),
        ("match", "sure", "Write possible or certain"),
    ],
)
def test_the_error_of_an_invalid_filter_contains_the_cure(api, parameter, value, message):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")

    response = api.get("/api/v1/visits/", {parameter: value})

    assert response.status_code == 400
    [error] = response.json()["errors"]
    assert error["parameter"] == parameter
    assert message in error["detail"]
