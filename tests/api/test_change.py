"""The feed of changes: complete, in order, honest about what is gone, and silent about drafts."""

from hashlib import sha256

import orjson
import pytest

from relations.actions import correction, merging, publication, renaming
from relations.models import Revision
from tests.api.feed import URL, walked
from tests.api.past import row
from tests.factories import CountryFactory, LeaderFactory, PlaceFactory, VisitFactory
from tests.factories.record import AT, WRITER, corrected, document_of

pytestmark = pytest.mark.django_db

SAID = {"by": WRITER, "at": AT, "reason": "So it is."}


def of(api, kind):
    return [each for each in walked(api)[0] if each["kind"] == kind]


def test_changes_come_in_order_with_documents_exactly_as_kept(api):
    VisitFactory(published=True, conflicting=True)

    changes, latest = walked(api)

    kept = {each.sequence: each for each in Revision.objects.all()}
    assert [each["sequence"] for each in changes] == sorted(each["sequence"] for each in changes)
    assert latest == changes[-1]["sequence"]
    for each in changes:
        text = orjson.dumps(each["document"])
        assert text.decode() == kept[each["sequence"]].document
        assert each["digest"] == f"sha256:{sha256(text).hexdigest()}"


def test_a_record_enters_when_it_is_published_and_again_when_it_is_corrected(api):
    visit = VisitFactory(id="this", published=True)
    corrected(visit, {"external_ids": ["test:1"]}, reason="It has a number.")

    first, second = of(api, "visit")

    assert [(each["deed"], each["change"]) for each in (first, second)] == [
        ("publish", "document"),
        ("correct", "document"),
    ]
    assert (second["by"], second["reason"], second["revision"]) == (WRITER, "It has a number.", 3)
    assert second["document"] == document_of(visit).data
    assert second["url"] == "http://testserver/api/v1/visits/this/"


def test_drafts_never_come(api):
    draft = LeaderFactory(id="draft")
    correction.correct(draft, {"native_name": "起草"}, **SAID)
    publication.retract(draft, **SAID)
    renaming.rename(LeaderFactory(id="other-draft"), to="renamed-draft", **SAID)

    assert of(api, "leader") == []


def test_a_retracted_record_leaves_a_tombstone(api):
    publication.retract(VisitFactory(id="gone", published=True), **SAID)

    tomb = of(api, "visit")[-1]

    assert (tomb["change"], tomb["deed"], tomb["reason"]) == ("tombstone", "retract", "So it is.")
    assert tomb["document"] is tomb["digest"] is tomb["moved_to"] is None


def test_a_merged_record_leaves_a_tombstone_that_says_where_it_went(api):
    loser, winner = VisitFactory(id="a", published=True), VisitFactory(id="b", host="LAO", published=True)
    merging.merge(loser, into=winner, **SAID)

    tomb, document = of(api, "visit")[-2:]

    assert (tomb["id"], tomb["change"]) == ("a", "tombstone")
    assert tomb["moved_to"] == {"id": "b", "url": "http://testserver/api/v1/visits/b/"}
    assert (document["id"], document["document"]) == ("b", document_of(winner).data)


def test_a_renamed_record_leaves_a_tombstone_and_whatever_names_it_follows(api):
    VisitFactory(delegation=[{"leader": "xi", "role": "principal"}], published=True)
    renaming.rename(row("leader", "xi"), to="xi-jinping", **SAID)

    told = [(each["id"], each["change"], each["deed"]) for each in walked(api)[0][-3:]]

    assert told[:2] == [("xi", "tombstone", "rename"), ("xi-jinping", "document", "rename")]
    assert told[2][1:] == ("document", "rename")


def test_reference_data_comes_from_its_first_revision_on(api):
    corrected(PlaceFactory(id="hanoi", name="Ha Noi"), {"name": "Hanoi"})
    CountryFactory(id="JPN")

    assert [each["document"]["name"] for each in of(api, "place")] == ["Ha Noi", "Hanoi"]
    assert "JPN" in {each["id"] for each in of(api, "country")}


def test_after_leaves_out_what_was_seen_and_the_end_is_stable(api):
    PlaceFactory.create_batch(3)
    changes, latest = walked(api)

    for number, each in enumerate(changes):
        assert walked(api, each["sequence"], 2)[0] == changes[number + 1 :]
    end = api.get(URL, {"after": latest}).json()
    assert end == {"latest": latest, "next": None, "results": []}


def test_next_says_the_same_in_body_and_header_and_keeps_the_question(api):
    PlaceFactory.create_batch(3)

    answer = api.get(URL, {"limit": 1, "format": "json"})

    url = answer.json()["next"]
    assert answer.headers["Link"] == f'<{url}>; rel="next"'
    assert "limit=1" in url
    assert "format=json" in url


def test_an_empty_database_has_an_empty_feed(api):
    assert api.get(URL).json() == {"latest": 0, "next": None, "results": []}


@pytest.mark.parametrize(
    "after", ["-1", "+1", "1.0", "", "0x1", "1e3", "٣", "99999", str(2**63), "9" * 4000, "\x00", "a"]
)
def test_an_after_that_the_feed_never_reached_is_refused(api, after):
    PlaceFactory()

    answer = api.get(URL, {"after": after, "limit": "0"})

    assert answer.status_code == 400
    assert sorted(each["parameter"] for each in answer.json()["errors"]) == ["after", "limit"]


@pytest.mark.parametrize(
    "question", ["cursor=x", "ordering=sequence", "count=exact", "kind=visit", "after=0&after=0"]
)
def test_the_feed_takes_nothing_but_after_and_limit(api, question):
    assert api.get(f"{URL}?{question}").status_code == 400


def test_the_feed_asks_a_constant_number_of_queries(api, queries_of):
    PlaceFactory()
    one = queries_of(lambda: api.get(URL))
    VisitFactory(published=True)
    merging.merge(
        VisitFactory(id="a", host="LAO", published=True),
        into=VisitFactory(id="b", host="THA", published=True),
        **SAID,
    )

    assert one == queries_of(lambda: api.get(URL)) <= 4
