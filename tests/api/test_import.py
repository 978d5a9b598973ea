"""Imports of drafts: all of them or none, whatever publication state they declare."""

import pytest

from relations.documents.document import parse
from relations.documents.files.files import as_line
from relations.models import Revision, Topic, Visit
from tests.admin.proposals import claims_of
from tests.api.curator import error_codes
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


def send(curator, *lines, **query):
    return curator.post(IMPORTS, "".join(lines), content_type="application/x-ndjson", query_params=query)


def test_imported_documents_become_drafts(anna, countries):
    response = send(anna, visit("one"), visit("two", period="2022"))

    assert response.status_code == 200
    assert response.json() == {
        "created": ["visit/one", "visit/two"],
        "changed": [],
        "unchanged": 0,
        "dry_run": False,
    }
    assert set(Visit.objects.values_list("publication", flat=True)) == {"draft"}
    assert Revision.objects.latest("sequence").by == "anna"


def test_unchanged_documents_are_counted_and_left_alone(anna, countries):
    published = VisitFactory(id="seen", published=True)
    send(anna, visit("one"))

    response = send(anna, as_line(document_of(published)), visit("one"), visit("two"))

    assert (response.json()["created"], response.json()["unchanged"]) == (["visit/two"], 2)


def test_an_import_with_errors_imports_nothing_and_lists_them_by_line(anna, countries):
    SourceFactory(id="seen", title="Seen", published=True)
    lines = [visit("one"), "{}\n", visit("two", host="LAO"), '["visit",{"id":"x","hots":"VNM"}]\n']

    rejected = send(anna, *lines)
    assert rejected.status_code == 400
    assert [each["pointer"] for each in rejected.json()["errors"]] == [
        "/2",
        "/4/hots",
        "/4/guest",
        "/4/host",
    ]
    assert rejected.json()["errors"][0]["detail"].startswith("Line 2: '{}': is not a pair")
    response = send(anna, lines[0], lines[2])
    assert error_codes(response) == [("/2/host", "unknown_reference")]
    assert response.json()["errors"][0]["detail"].startswith("Line 2: visit/two host: 'LAO'")
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("line", "pointer"),
    [
        ('["visit",{"a.b":1}]', "/1/a.b"),
        ('["visit",{"\\ud800":"\\u0000"}]', "/1/\ufffd"),
        ('["visit",{"\\ud800.":{"\\ud800":"\\u0000"}}]', "/1/\ufffd./\ufffd"),
    ],
)
def test_any_key_in_a_line_is_one_step_of_a_pointer(anna, line, pointer):
    response = send(anna, f"{line}\n")

    assert response.status_code == 400
    assert pointer in {where for where, _ in error_codes(response)}


def test_an_import_does_not_change_published_records(anna, countries):
    VisitFactory(id="seen", published=True)
    TopicFactory(id="trade")

    response = send(anna, visit("seen"), '["topic",{"id":"trade","label":"Other"}]\n')

    details = [each["detail"] for each in response.json()["errors"]]
    assert [
        ("is published, not a draft" in text, "is reference data" in text) for text in sorted(details)
    ] == [
        (True, False),
        (False, True),
    ]
    assert Topic.objects.get(slug="trade").label != "Other"


def with_revision(revision, line):
    """Add the revision that a line was made from."""
    return line.replace("{", f'{{"revision":{revision},', 1)


def test_drafts_of_others_are_overwritten_only_with_their_revision(anna, binh, countries):
    send(anna, visit("one"))
    send(anna, visit("one", period="2022"))
    unread = send(binh, visit("two"), visit("one", period="2023"))
    outdated = send(binh, with_revision(1, visit("one", period="2023")), dry_run="true")

    assert (unread.status_code, error_codes(unread)) == (400, [("/2/id", "missing_revision")])
    assert "visit/one id: 'one': was last written by anna, at revision 2" in unread.json()["detail"]
    assert error_codes(outdated) == [("/1/revision", "revision_mismatch")]
    assert send(binh, with_revision(1, visit("one", period="2022"))).json()["unchanged"] == 1
    assert send(binh, with_revision(2, visit("one", period="2023"))).json()["changed"] == ["visit/one"]
    assert send(binh, visit("one", period="2024")).json()["changed"] == ["visit/one"]
    assert error_codes(send(anna, visit("one"))) == [("/1/id", "missing_revision")]


def test_a_declined_draft_still_belongs_to_its_author(anna, binh):
    draft = VisitFactory(id="one", period=None, published=True)
    cited = document_of(draft).data | {"id": "two", "claims": claims_of(draft)}
    send(anna, as_line(parse("visit", cited)))
    submitted = anna.submit(Visit.objects.get(slug="two")).json()["proposal"]["url"]
    assert binh.post(f"{submitted}decline/", {"comment": "When?"}).status_code == 200

    response = send(anna, as_line(parse("visit", cited | {"period": "2022"})))

    assert response.json()["changed"] == ["visit/two"]


@pytest.mark.parametrize("revision", ["0", '"1"', "true", "1.5", "[1]"])
def test_a_revision_is_a_whole_number(anna, countries, revision):
    assert error_codes(send(anna, with_revision(revision, visit("one")))) == [("/1/revision", "wrong_type")]


def test_an_import_supports_dry_run_and_is_idempotent(anna, countries):
    assert send(anna, visit("one"), dry_run="true").json()["dry_run"] is True
    assert not Visit.objects.exists()

    def send_again():
        kind, key = "application/x-ndjson", {"Idempotency-Key": "7"}
        return anna.post(IMPORTS, visit("one"), content_type=kind, headers=key).json()

    assert send_again() == send_again()
    assert send_again()["created"] == ["visit/one"]


def test_an_import_must_be_ndjson_in_utf_8(anna, countries):
    assert anna.post(IMPORTS, {"id": "x"}).status_code == 415
    assert anna.post(IMPORTS, b"\xff", content_type="application/x-ndjson").status_code == 400
    assert send(anna, "").json()["unchanged"] == 0
