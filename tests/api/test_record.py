"""What holds for every kind of record: lists, details, claims, revisions, other identifiers."""

from datetime import UTC, datetime

import pytest

from relations.actions import merging, publication
from relations.models import RECORDS
from tests.factories import CountryFactory, ExternalIdentifierFactory, SourceFactory, VisitFactory
from tests.factories.record import AT, EDITOR, WRITER, corrected, factory_of

pytestmark = pytest.mark.django_db

KINDS = sorted(RECORDS)
LATER = datetime(2024, 6, 1, tzinfo=UTC)


def url(noun, *parts):
    return "/".join(["/api/v1", RECORDS[noun].resource(), *map(str, parts), ""])


def ids(answer):
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]


@pytest.mark.parametrize("noun", KINDS)
@pytest.mark.parametrize("question", ["", "?include=claims"])
def test_a_list_asks_the_same_number_of_queries_for_one_and_for_three(api, noun, question, queries_of):
    factory = factory_of(noun)
    factory(id="the-first", published=True)
    one = queries_of(lambda: api.get(url(noun) + question))
    factory.create_batch(2, published=True)
    three = queries_of(lambda: api.get(url(noun) + question))

    assert one == three
    # The state of the data, the rows, what is beside them; their claims, and the names in these.
    assert three <= (3 if not question else 5)


@pytest.mark.parametrize("noun", KINDS)
def test_a_detail_is_what_the_list_shows(api, noun):
    record = factory_of(noun)(published=True)

    [row] = api.get(url(noun), {"id": record.slug}).json()["results"]

    assert api.get(url(noun, record.slug)).json() == row
    assert row["url"] == f"http://testserver{url(noun, record.slug)}"
    assert row["revision"] == record.revision
    assert row["claims"] is None


@pytest.mark.parametrize("noun", KINDS)
def test_readers_see_only_what_is_published(api, noun):
    factory = factory_of(noun)
    draft = factory(id="a-draft")
    factory(id="a-public-one", published=True)
    retracted = factory(id="a-retracted-one", publication="retracted")

    assert {"a-draft", "a-retracted-one"}.isdisjoint(ids(api.get(url(noun))))
    for suffix in ([], ["claims"], ["revisions"]):
        assert api.get(url(noun, draft.slug, *suffix)).status_code == 404
        assert api.get(url(noun, retracted.slug, *suffix)).status_code == 410


@pytest.mark.parametrize("noun", KINDS)
def test_a_record_shows_its_evidence_and_its_claims(api, noun):
    record = factory_of(noun)(published=True, conflicting=True)

    shown = api.get(url(noun, record.slug), {"include": "claims"}).json()

    assert shown["evidence"]["claims"] == len(shown["claims"]) == record.claims.count()
    assert len(shown["evidence"]["conflicts"]) == 1
    assert {claim["record"]["id"] for claim in shown["claims"]} == {record.slug}
    assert "contradicts" in {claim["standing"] for claim in shown["claims"]}
    listed = api.get(url(noun, record.slug, "claims")).json()["results"]
    by_id = {claim["id"]: claim for claim in shown["claims"]}
    assert {claim["id"]: claim for claim in listed} == by_id


@pytest.mark.parametrize("noun", KINDS)
def test_lists_tell_records_with_conflicts_from_others(api, noun):
    factory = factory_of(noun)
    factory(id="disputed", published=True, conflicting=True)
    factory(id="undisputed", published=True)

    assert ids(api.get(url(noun), {"has_conflict": "true"})) == ["disputed"]
    assert "undisputed" in ids(api.get(url(noun), {"has_conflict": "false"}))
    assert "disputed" not in ids(api.get(url(noun), {"has_conflict": "false"}))


def test_lists_can_be_narrowed_to_what_a_source_says_something_about(api):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    SourceFactory(id="the-other-source", published=True)
    VisitFactory(id="told-by-two", published=True, contrary={"period": "1999"})
    VisitFactory(id="told-by-one", published=True)

    assert ids(api.get("/api/v1/visits/", {"source": "second-witness"})) == ["told-by-two"]
    assert ids(api.get("/api/v1/visits/", {"source": "the-other-source"})) == []
    both = ids(api.get("/api/v1/visits/", {"source": "first-witness,second-witness", "ordering": "id"}))
    assert both == ["told-by-one", "told-by-two"]


def test_updated_since_leaves_out_what_did_not_change(api):
    VisitFactory(id="old", published=True)
    VisitFactory(id="new", published=True, at=LATER)

    assert ids(api.get("/api/v1/visits/", {"updated_since": "2024-06-01T00:00:00Z"})) == ["new"]
    assert set(ids(api.get("/api/v1/visits/", {"updated_since": "2024-01-01T00:00:00+07:00"}))) == {
        "old",
        "new",
    }


@pytest.mark.parametrize("moment", ["2024", "2024-06-01", "2024-06-01T00:00:00", "yesterday", ""])
def test_updated_since_takes_only_moments_with_an_offset(api, moment):
    answer = api.get("/api/v1/visits/", {"updated_since": moment})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "updated_since"


def test_revisions_show_who_did_what_when_and_why(api):
    visit = VisitFactory(id="the-visit", published=True)
    corrected(visit, {"kind": "official"}, reason="The host says so.", at=LATER)

    shown = api.get("/api/v1/visits/the-visit/revisions/").json()["results"]

    last = shown[-1]
    assert (last["by"], last["at"], last["reason"]) == (WRITER, "2024-06-01T00:00:00Z", "The host says so.")
    assert last["document"]["kind"] == "official"
    assert [row["number"] for row in shown] == sorted(row["number"] for row in shown)


def test_another_identifier_leads_to_the_record_with_its_question(api):
    visit = VisitFactory(id="the-visit", published=True)
    ExternalIdentifierFactory(record=visit, text="us-state-travels:3992")

    answer = api.get("/api/v1/visits/us-state-travels:3992/claims/?limit=1")

    assert answer.status_code == 308
    assert answer.headers["Location"] == "http://testserver/api/v1/visits/the-visit/claims/?limit=1"


def test_a_merged_record_leads_to_the_one_that_took_its_place(api):
    loser, winner = (
        VisitFactory(id="loser", published=True),
        VisitFactory(id="winner", published=True, period="2020"),
    )
    merging.merge(loser, into=winner, by=EDITOR, at=AT, reason="The same stay.")

    answer = api.get("/api/v1/visits/loser/")

    assert answer.status_code == 308
    assert answer.headers["Location"] == "http://testserver/api/v1/visits/winner/"
    refused = api.get("/api/v1/agreements/", {"visit": "loser"})
    assert "Write winner" in refused.json()["detail"]


def test_what_is_retracted_is_gone_under_every_address(api):
    visit = VisitFactory(id="the-visit", published=True)
    claim = visit.claims.first()
    publication.retract(visit, by=EDITOR, at=AT, reason="It never happened.")

    for address in ("", "claims/", "revisions/"):
        assert api.get(f"/api/v1/visits/the-visit/{address}").status_code == 410
    assert api.get(f"/api/v1/claims/{claim.id}/").status_code == 404
    assert api.get("/api/v1/claims/", {"kind": "visit"}).json()["results"] == []


@pytest.mark.parametrize(
    ("parameter", "value", "said"),
    [
        ("host", "VN", "Write VNM"),
        ("host", "vnm", "Write VNM"),
        ("host", "704", "Write VNM"),
        ("host", "ZZZ", "There is no country 'ZZZ'"),
        ("host", "VNM,", "A value is empty"),
        ("host", "V\x00M", "There is no country"),
        ("alias", "Xi\x00", "NUL"),
        ("alias", "x" * 501, "at most 500"),
        ("id", "Xi Jinping", "is not written like xi-jinping-vietnam-2023-12"),
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
def test_a_filter_refuses_what_it_cannot_understand_and_says_the_cure(api, parameter, value, said):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")

    answer = api.get("/api/v1/visits/", {parameter: value})

    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert error["parameter"] == parameter
    assert said in error["detail"]
