"""`as_of`: exactly the document that readers saw at a moment, and nothing else."""

from datetime import UTC, datetime
from hashlib import sha256

import orjson
import pytest

from relations.actions.changes import publication
from tests.api.past import DAYS, edit, moment
from tests.factories import LeaderFactory, PlaceFactory, VisitFactory
from tests.factories.record import EDITOR, correct_record, document_of

pytestmark = pytest.mark.django_db


def digest(document):
    return f"sha256:{sha256(orjson.dumps(document)).hexdigest()}"


@pytest.fixture
def stored_documents(api):
    """A visit that was created on day 0, published on day 1, corrected on day 3, retracted on day 5."""
    visit = VisitFactory(id="storied", published=True, at=DAYS[1])
    documents = {1: document_of(visit).data}
    edit(visit, 3, external_ids=["test:1"])
    documents[3] = document_of(visit).data
    publication.retract(visit, by=EDITOR, at=DAYS[5], reason="It never was.")
    return documents


@pytest.mark.parametrize(
    ("day", "status", "revision_day"),
    [(0, 404, None), (1, 200, 1), (2, 200, 1), (3, 200, 3), (4, 200, 3), (5, 410, None)],
)
def test_as_of_returns_the_document_that_readers_saw_then(api, stored_documents, day, status, revision_day):
    response = api.get("/api/v1/visits/storied/", {"as_of": moment(day)})

    assert response.status_code == status
    if revision_day:
        body = response.json()
        assert body["document"] == stored_documents[revision_day]
        assert body["digest"] == digest(body["document"])
        assert (body["as_of"], body["since"]) == (moment(day), moment(revision_day))


def test_as_of_accepts_every_offset_and_microseconds(api):
    VisitFactory(id="this", published=True, at=datetime(2024, 5, 1, 12, 0, 0, 5, tzinfo=UTC))

    for text, status in [
        ("2024-05-01T19:00:00.000005+07:00", 200),
        ("2024-05-01T12:00:00.000004Z", 404),
        ("2024-05-01T00:00:00-12:00", 404),
        ("2024-05-01T00:00:01-12:00", 200),
    ]:
        assert api.get("/api/v1/visits/this/", {"as_of": text}).status_code == status, text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "2024-05-01",
        "2024-05-01T12:00:00",
        "2024-05-01T12:00:00 07:00",
        "2024-02-30T00:00:00Z",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
        "now",
        "\x00",
        "x" * 2000,
    ],
)
def test_an_invalid_or_future_as_of_is_an_error(api, text):
    VisitFactory(id="this", published=True)

    response = api.get("/api/v1/visits/this/", {"as_of": text})

    assert response.status_code == 400
    assert [each["parameter"] for each in response.json()["errors"]] == ["as_of"]


@pytest.mark.parametrize("other", ["include", "hots"])
def test_as_of_allows_no_other_parameter(api, other):
    VisitFactory(id="this", published=True)

    response = api.get("/api/v1/visits/this/", {"as_of": moment(0), other: "claims"})

    assert [each["parameter"] for each in response.json()["errors"]] == [other]


def test_only_details_accept_as_of(api):
    VisitFactory(id="this", published=True)

    for path in ("", "this/claims/", "this/revisions/"):
        assert api.get(f"/api/v1/visits/{path}", {"as_of": moment(0)}).status_code == 400


@pytest.mark.parametrize("key", ["in-the-works", "nobody", "%00", "x" * 3000])
def test_as_of_does_not_reveal_drafts(api, key):
    VisitFactory(id="in-the-works")

    response, unknown = (api.get(f"/api/v1/visits/{each}/", {"as_of": moment(1)}) for each in (key, "nobody"))

    assert response.status_code == 404
    assert response.json()["code"] == unknown.json()["code"]


def test_another_identifier_redirects_with_as_of(api):
    LeaderFactory(id="xi-jinping", external_ids=["wikidata:Q15031"], published=True)

    for key in ("wikidata:Q15031", "XI-Jinping"):
        response = api.get(f"/api/v1/leaders/{key}/?as_of={moment(1)}")
        assert response.status_code == 308
        assert response.headers["Location"].endswith(f"/leaders/xi-jinping/?as_of={moment(1)}")


def test_reference_data_has_a_history(api):
    place = PlaceFactory(id="hanoi", name="Ha Noi")
    correct_record(place, {"name": "Hanoi"}, at=DAYS[2])

    assert api.get("/api/v1/places/hanoi/", {"as_of": moment(1)}).json()["document"]["name"] == "Ha Noi"
    steps = api.get("/api/v1/places/hanoi/revisions/").json()["results"]
    assert steps[-1]["changed_fields"] == [{"field": "name", "before": "Ha Noi", "after": "Hanoi"}]


@pytest.mark.parametrize("query", ["", f"?as_of={moment(5)}"])
def test_history_takes_a_constant_number_of_queries(api, count_queries, query):
    visit = VisitFactory(id="this", published=True)
    url = f"/api/v1/visits/this/{query}" if query else "/api/v1/visits/this/revisions/"
    one = count_queries(lambda: api.get(url))
    edit(visit, 1, external_ids=["test:1"])
    edit(visit, 2, external_ids=["test:2"])

    assert one == count_queries(lambda: api.get(url)) <= 5
