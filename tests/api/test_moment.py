"""What stood at a moment: exactly what readers saw then, and nothing they did not."""

from datetime import UTC, datetime
from hashlib import sha256

import orjson
import pytest

from relations.actions import publication
from tests.api.past import DAYS, edit, moment
from tests.factories import LeaderFactory, PlaceFactory, VisitFactory
from tests.factories.record import EDITOR, corrected, document_of

pytestmark = pytest.mark.django_db


def kept(document):
    return f"sha256:{sha256(orjson.dumps(document)).hexdigest()}"


@pytest.fixture
def storied(api):
    """A visit that was written on day 0, published on day 1, corrected on day 3, retracted on day 5."""
    visit = VisitFactory(id="storied", published=True, at=DAYS[1])
    documents = {1: document_of(visit).data}
    edit(visit, 3, external_ids=["test:1"])
    documents[3] = document_of(visit).data
    publication.retract(visit, by=EDITOR, at=DAYS[5], reason="It never was.")
    return documents


@pytest.mark.parametrize(
    ("day", "status", "stood"),
    [(0, 404, None), (1, 200, 1), (2, 200, 1), (3, 200, 3), (4, 200, 3), (5, 410, None)],
)
def test_a_moment_shows_exactly_the_document_that_readers_saw_then(api, storied, day, status, stood):
    answer = api.get("/api/v1/visits/storied/", {"as_of": moment(day)})

    assert answer.status_code == status
    if stood:
        body = answer.json()
        assert body["document"] == storied[stood]
        assert body["digest"] == kept(body["document"])
        assert (body["as_of"], body["since"]) == (moment(day), moment(stood))


def test_a_moment_is_understood_in_every_offset_and_to_the_microsecond(api):
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
def test_a_moment_that_is_none_or_has_not_come_is_refused(api, text):
    VisitFactory(id="this", published=True)

    answer = api.get("/api/v1/visits/this/", {"as_of": text})

    assert answer.status_code == 400
    assert [each["parameter"] for each in answer.json()["errors"]] == ["as_of"]


@pytest.mark.parametrize("other", ["include", "hots"])
def test_nothing_else_goes_with_a_moment(api, other):
    VisitFactory(id="this", published=True)

    answer = api.get("/api/v1/visits/this/", {"as_of": moment(0), other: "claims"})

    assert [each["parameter"] for each in answer.json()["errors"]] == [other]


def test_only_details_take_a_moment(api):
    VisitFactory(id="this", published=True)

    for path in ("", "this/claims/", "this/revisions/"):
        assert api.get(f"/api/v1/visits/{path}", {"as_of": moment(0)}).status_code == 400


@pytest.mark.parametrize("key", ["in-the-works", "nobody", "%00", "x" * 3000])
def test_the_past_says_nothing_of_drafts(api, key):
    VisitFactory(id="in-the-works")

    answer, unknown = (api.get(f"/api/v1/visits/{each}/", {"as_of": moment(1)}) for each in (key, "nobody"))

    assert answer.status_code == 404
    assert answer.json()["code"] == unknown.json()["code"]


def test_another_identifier_leads_to_the_past_of_the_record(api):
    LeaderFactory(id="xi-jinping", external_ids=["wikidata:Q15031"], published=True)

    for key in ("wikidata:Q15031", "XI-Jinping"):
        answer = api.get(f"/api/v1/leaders/{key}/?as_of={moment(1)}")
        assert answer.status_code == 308
        assert answer.headers["Location"].endswith(f"/leaders/xi-jinping/?as_of={moment(1)}")


def test_reference_data_has_a_past(api):
    place = PlaceFactory(id="hanoi", name="Ha Noi")
    corrected(place, {"name": "Hanoi"}, at=DAYS[2])

    assert api.get("/api/v1/places/hanoi/", {"as_of": moment(1)}).json()["document"]["name"] == "Ha Noi"
    steps = api.get("/api/v1/places/hanoi/revisions/").json()["results"]
    assert steps[-1]["changed_fields"] == [{"field": "name", "before": "Ha Noi", "after": "Hanoi"}]


@pytest.mark.parametrize("query", ["", f"?as_of={moment(5)}"])
def test_history_asks_a_constant_number_of_queries(api, queries_of, query):
    visit = VisitFactory(id="this", published=True)
    url = f"/api/v1/visits/this/{query}" if query else "/api/v1/visits/this/revisions/"
    one = queries_of(lambda: api.get(url))
    edit(visit, 1, external_ids=["test:1"])
    edit(visit, 2, external_ids=["test:2"])

    assert one == queries_of(lambda: api.get(url)) <= 5
