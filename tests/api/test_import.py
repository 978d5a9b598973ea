"""Many drafts at once: all of them or none, whatever they say of their state."""

import pytest

from relations.documents.document import parse
from relations.documents.files import as_line
from relations.models import Revision, Topic, Visit
from tests.admin.proposals import claims_of
from tests.api.curator import codes
from tests.factories import CountryFactory, SourceFactory, TopicFactory, VisitFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db
IMPORTS = "/api/v1/imports/"


@pytest.fixture
def countries(db):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")


def visit(key, **more):
    fields = {"id": key, "guest": "country/CHN", "host": "VNM", "publication": "published"}
    return as_line(parse("visit", fields | more))


def send(curator, *lines, **asked):
    return curator.post(IMPORTS, "".join(lines), content_type="application/x-ndjson", query_params=asked)


def test_documents_come_in_as_drafts(anna, countries):
    answer = send(anna, visit("one"), visit("two", period="2022"))

    assert answer.status_code == 200
    assert answer.json() == {
        "created": ["visit/one", "visit/two"],
        "changed": [],
        "unchanged": 0,
        "dry_run": False,
    }
    assert set(Visit.objects.values_list("publication", flat=True)) == {"draft"}
    assert Revision.objects.latest("sequence").by == "anna"


def test_what_is_so_already_is_left_alone_whoever_sees_it(anna, countries):
    seen = VisitFactory(id="seen", published=True)
    send(anna, visit("one"))

    answer = send(anna, as_line(document_of(seen)), visit("one"), visit("two"))

    assert (answer.json()["created"], answer.json()["unchanged"]) == (["visit/two"], 2)


def test_all_or_none_with_every_fault_by_its_line(anna, countries):
    SourceFactory(id="seen", title="Seen", published=True)
    lines = [visit("one"), "{}\n", visit("two", host="LAO"), '["visit",{"id":"x","hots":"VNM"}]\n']

    read = send(anna, *lines)
    assert read.status_code == 400
    assert [each["pointer"] for each in read.json()["errors"]] == [
        "/2",
        "/4/hots",
        "/4/guest",
        "/4/host",
    ]
    assert read.json()["errors"][0]["detail"].startswith("Line 2: '{}': is no pair")
    named = send(anna, lines[0], lines[2])
    assert codes(named) == [("/2/host", "unknown_reference")]
    assert named.json()["errors"][0]["detail"].startswith("Line 2: visit/two host: 'LAO'")
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('["visit",{"a.b":1}]', "/1/a.b"),
        ('["visit",{"\\ud800":"\\u0000"}]', "/1/\ufffd"),
        ('["visit",{"\\ud800.":{"\\ud800":"\\u0000"}}]', "/1/\ufffd./\ufffd"),
    ],
)
def test_any_key_in_a_line_is_one_step_of_a_pointer(anna, line, told):
    answer = send(anna, f"{line}\n")

    assert answer.status_code == 400
    assert told in {where for where, _ in codes(answer)}


def test_what_readers_see_is_not_changed_by_an_import(anna, countries):
    VisitFactory(id="seen", published=True)
    TopicFactory(id="trade")

    answer = send(anna, visit("seen"), '["topic",{"id":"trade","label":"Other"}]\n')

    told = [each["detail"] for each in answer.json()["errors"]]
    assert [("is published, no draft" in text, "is reference data" in text) for text in sorted(told)] == [
        (True, False),
        (False, True),
    ]
    assert Topic.objects.get(slug="trade").label != "Other"


def at(revision, line):
    """The line with the revision that it was made from."""
    return line.replace("{", f'{{"revision":{revision},', 1)


def test_the_draft_of_somebody_else_is_not_overwritten_unread(anna, binh, countries):
    send(anna, visit("one"))
    send(anna, visit("one", period="2022"))
    unread = send(binh, visit("two"), visit("one", period="2023"))
    outdated = send(binh, at(1, visit("one", period="2023")), dry_run="true")

    assert (unread.status_code, codes(unread)) == (400, [("/2/id", "unread")])
    assert "visit/one id: 'one': was last written by anna, at revision 2" in unread.json()["detail"]
    assert codes(outdated) == [("/1/revision", "other_revision")]
    assert send(binh, at(1, visit("one", period="2022"))).json()["unchanged"] == 1
    assert send(binh, at(2, visit("one", period="2023"))).json()["changed"] == ["visit/one"]
    assert send(binh, visit("one", period="2024")).json()["changed"] == ["visit/one"]
    assert codes(send(anna, visit("one"))) == [("/1/id", "unread")]


def test_a_draft_that_was_sent_back_is_still_its_authors(anna, binh):
    draft = VisitFactory(id="one", period=None, published=True)
    cited = document_of(draft).data | {"id": "two", "claims": claims_of(draft)}
    send(anna, as_line(parse("visit", cited)))
    submitted = anna.submit(Visit.objects.get(slug="two")).json()["proposal"]["url"]
    assert binh.post(f"{submitted}decline/", {"word": "When?"}).status_code == 200

    answer = send(anna, as_line(parse("visit", cited | {"period": "2022"})))

    assert answer.json()["changed"] == ["visit/two"]


@pytest.mark.parametrize("revision", ["0", '"1"', "true", "1.5", "[1]"])
def test_a_revision_is_a_whole_number(anna, countries, revision):
    assert codes(send(anna, at(revision, visit("one")))) == [("/1/revision", "wrong_type")]


def test_a_rehearsed_import_and_a_repeated_one_write_once(anna, countries):
    assert send(anna, visit("one"), dry_run="true").json()["dry_run"] is True
    assert not Visit.objects.exists()

    def again():
        kind, key = "application/x-ndjson", {"Idempotency-Key": "7"}
        return anna.post(IMPORTS, visit("one"), content_type=kind, headers=key).json()

    assert again() == again()
    assert again()["created"] == ["visit/one"]


def test_an_import_is_ndjson_in_utf_8(anna, countries):
    assert anna.post(IMPORTS, {"id": "x"}).status_code == 415
    assert anna.post(IMPORTS, b"\xff", content_type="application/x-ndjson").status_code == 400
    assert send(anna, "").json()["unchanged"] == 0
