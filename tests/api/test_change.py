"""The changes feed: complete, in order, with tombstones, and without drafts."""

from hashlib import sha256

import orjson
import pytest

from relations.actions.changes import correction, merging, publication, renaming
from relations.models import Revision
from tests.api.feed import URL, read_changes
from tests.api.past import get_record
from tests.factories import CountryFactory, LeaderFactory, PlaceFactory, VisitFactory
from tests.factories.record import AT, WRITER, correct_record, document_of

pytestmark = pytest.mark.django_db

CHANGE = {"by": WRITER, "at": AT, "reason": "So it is."}


def changes_of(api, kind):
    return [each for each in read_changes(api)[0] if each["kind"] == kind]


def test_changes_are_in_order_with_documents_exactly_as_stored(api):
    VisitFactory(published=True, conflicting=True)

    changes, latest = read_changes(api)

    stored = {each.sequence: each for each in Revision.objects.all()}
    assert [each["sequence"] for each in changes] == sorted(each["sequence"] for each in changes)
    assert latest == changes[-1]["sequence"]
    for each in changes:
        text = orjson.dumps(each["document"])
        assert text.decode() == stored[each["sequence"]].document
        assert each["digest"] == f"sha256:{sha256(text).hexdigest()}"


def test_publications_and_corrections_are_in_the_feed(api):
    visit = VisitFactory(id="this", published=True)
    correct_record(visit, {"external_ids": ["test:1"]}, reason="It has a number.")

    first, second = changes_of(api, "visit")

    assert [(each["action"], each["change"]) for each in (first, second)] == [
        ("publish", "document"),
        ("correct", "document"),
    ]
    assert (second["by"], second["reason"], second["revision"]) == (WRITER, "It has a number.", 3)
    assert second["document"] == document_of(visit).data
    assert second["url"] == "http://testserver/api/v1/visits/this/"


def test_drafts_are_never_in_the_feed(api):
    draft = LeaderFactory(id="draft")
    correction.correct(draft, {"native_name": "起草"}, **CHANGE)
    publication.retract(draft, **CHANGE)
    renaming.rename(LeaderFactory(id="other-draft"), new_key="renamed-draft", **CHANGE)

    assert changes_of(api, "leader") == []


def test_a_retracted_record_leaves_a_tombstone(api):
    publication.retract(VisitFactory(id="gone", published=True), **CHANGE)

    tombstone = changes_of(api, "visit")[-1]

    assert (tombstone["change"], tombstone["action"], tombstone["reason"]) == (
        "tombstone",
        "retract",
        "So it is.",
    )
    assert tombstone["document"] is tombstone["digest"] is tombstone["moved_to"] is None


def test_a_merged_record_leaves_a_tombstone_with_its_target(api):
    loser, winner = VisitFactory(id="a", published=True), VisitFactory(id="b", host="LAO", published=True)
    merging.merge(loser, into=winner, **CHANGE)

    tombstone, document = changes_of(api, "visit")[-2:]

    assert (tombstone["id"], tombstone["change"]) == ("a", "tombstone")
    assert tombstone["moved_to"] == {"id": "b", "url": "http://testserver/api/v1/visits/b/"}
    assert (document["id"], document["document"]) == ("b", document_of(winner).data)


def test_a_renamed_record_leaves_a_tombstone_and_changes_what_refers_to_it(api):
    VisitFactory(delegation=[{"leader": "xi", "role": "principal"}], published=True)
    renaming.rename(get_record("leader", "xi"), new_key="xi-jinping", **CHANGE)

    changes = [(each["id"], each["change"], each["action"]) for each in read_changes(api)[0][-3:]]

    assert changes[:2] == [("xi", "tombstone", "rename"), ("xi-jinping", "document", "rename")]
    assert changes[2][1:] == ("document", "rename")


def test_reference_data_is_in_the_feed_from_its_first_revision(api):
    correct_record(PlaceFactory(id="hanoi", name="Ha Noi"), {"name": "Hanoi"})
    CountryFactory(id="JPN")

    assert [each["document"]["name"] for each in changes_of(api, "place")] == ["Ha Noi", "Hanoi"]
    assert "JPN" in {each["id"] for each in changes_of(api, "country")}


def test_after_skips_earlier_changes_and_the_end_is_stable(api):
    PlaceFactory.create_batch(3)
    changes, latest = read_changes(api)

    for number, each in enumerate(changes):
        assert read_changes(api, each["sequence"], 2)[0] == changes[number + 1 :]
    end = api.get(URL, {"after": latest}).json()
    assert end == {"latest": latest, "next": None, "results": []}


def test_next_is_the_same_in_body_and_header_and_keeps_the_query(api):
    PlaceFactory.create_batch(3)

    response = api.get(URL, {"limit": 1, "format": "json"})

    url = response.json()["next"]
    assert response.headers["Link"] == f'<{url}>; rel="next"'
    assert "limit=1" in url
    assert "format=json" in url


def test_an_empty_database_has_an_empty_feed(api):
    assert api.get(URL).json() == {"latest": 0, "next": None, "results": []}


@pytest.mark.parametrize(
    "after", ["-1", "+1", "1.0", "", "0x1", "1e3", "٣", "99999", str(2**63), "9" * 4000, "\x00", "a"]
)
def test_an_invalid_after_is_an_error(api, after):
    PlaceFactory()

    response = api.get(URL, {"after": after, "limit": "0"})

    assert response.status_code == 400
    assert sorted(each["parameter"] for each in response.json()["errors"]) == ["after", "limit"]


@pytest.mark.parametrize(
    "query", ["cursor=x", "ordering=sequence", "count=exact", "kind=visit", "after=0&after=0"]
)
def test_the_feed_accepts_only_after_and_limit(api, query):
    assert api.get(f"{URL}?{query}").status_code == 400


def test_the_feed_takes_a_constant_number_of_queries(api, count_queries):
    PlaceFactory()
    one = count_queries(lambda: api.get(URL))
    VisitFactory(published=True)
    merging.merge(
        VisitFactory(id="a", host="LAO", published=True),
        into=VisitFactory(id="b", host="THA", published=True),
        **CHANGE,
    )

    assert one == count_queries(lambda: api.get(URL)) <= 4
