"""Writing records in portable form: conditions, reasons, keys, dry runs and errors."""

import pytest

from relations.models import Revision, Visit
from tests.api.curator import VISIT, VISITS, error_codes, url
from tests.factories import CountryFactory, LeaderFactory, PlaceFactory, SourceFactory, VisitFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def countries(db):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")


@pytest.fixture
def draft(db):
    return VisitFactory(id="a-draft")


@pytest.fixture
def visit(db):
    return VisitFactory(id="seen", published=True)


def test_a_new_record_is_a_draft_that_is_not_public(anna, api, countries):
    response = anna.post(VISITS, VISIT | {"reason": "From a second source."})

    assert response.status_code == 201
    body = response.json()
    assert (body["outcome"], body["revision"], body["publication"]) == ("applied", 1, "draft")
    assert body["uncited_facts"] == ["guest", "host", "period"]
    assert [each["field"] for each in body["changed_fields"]][:3] == ["id", "publication", "guest"]
    assert response.headers["Cache-Control"] == "private, no-store"
    assert anna.get(response.headers["Location"]).json()["document"] == body["document"]
    assert api.get(f"{VISITS}a-visit/").status_code == 404
    revision = Revision.objects.latest("sequence")
    assert (revision.by, revision.reason, revision.action) == ("anna", "From a second source.", "create")


def test_an_existing_identifier_is_an_error(anna, countries):
    anna.post(VISITS, VISIT)

    response = anna.post(VISITS, VISIT)

    assert (response.status_code, error_codes(response)) == (409, [(None, "record_exists")])


def test_every_error_of_a_body_has_its_pointer_and_a_suggestion(anna, countries):
    body = VISIT | {"hots": "VNM", "period": "2023-13", "claims": {"host": [{"at": "nowhere", "printed": 7}]}}

    response = anna.post(VISITS, body)

    assert response.status_code == 400
    errors = {each["pointer"]: each["detail"] for each in response.json()["errors"]}
    assert set(errors) == {"/hots", "/period", "/claims/host/0/printed", "/claims/host/0"}
    assert "Did you mean host?" in errors["/hots"]
    assert not Visit.objects.exists()


@pytest.mark.parametrize("name", ["evidence", "revision", "url", "updated_at"])
def test_derived_fields_are_read_only(anna, draft, name):
    response = anna.correct(draft, {name: "7"})

    assert (response.status_code, error_codes(response)) == (400, [(f"/{name}", "read_only_field")])


def test_publication_and_id_cannot_be_written(anna, draft):
    assert error_codes(anna.post(VISITS, VISIT | {"publication": "published"}))[0][0] == "/publication"
    assert error_codes(anna.correct(draft, {"publication": "published"}))[0][0] == "/publication"
    assert error_codes(anna.correct(draft, {"id": "other"}))[0][0] == "/id"


@pytest.mark.parametrize("body", ["{", "[]", '"text"', "7", "null", "[" * 30 + "]" * 30, "\udcff", "{}x"])
def test_an_invalid_body_is_an_error(anna, countries, body):
    sent = body.encode("utf-8", "surrogateescape")

    assert anna.post(VISITS, sent, content_type="application/json").status_code == 400


def test_a_body_of_another_type_or_too_large_is_an_error(anna, countries, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

    assert anna.post(VISITS, "id=7", content_type="text/plain").status_code == 415
    assert anna.post(VISITS, VISIT | {"occasion": "x" * 100}).status_code == 413


def test_a_correction_of_a_draft_is_applied_at_once(anna, draft):
    response = anna.correct(draft, {"period": "2022", "kind": None})

    assert response.status_code == 200
    assert [(each["field"], each["after"]) for each in response.json()["changed_fields"]] == [
        ("period", "2022"),
        ("kind", None),
    ]
    assert response.headers["ETag"] == anna.tag(draft)
    assert response.headers["ETag"].startswith('"2-')


def test_a_correction_of_a_published_record_is_proposed(anna, binh, api, visit):
    response = anna.correct(visit, {"external_ids": ["test:1"]})

    assert response.status_code == 202
    body = response.json()
    assert (body["outcome"], body["revision"]) == ("proposed", None)
    assert "test:1" not in str(api.get(url(visit)).json())
    assert response.headers["Location"] == body["proposal"]["url"]
    assert anna.post(f"{body['proposal']['url']}approve/", {}).status_code == 403
    assert binh.post(f"{body['proposal']['url']}approve/", {}).status_code == 200
    assert document_of(visit).data["external_ids"] == ["test:1"]


def test_a_correction_of_a_published_record_needs_a_reason(anna, visit):
    response = anna.correct(visit, {"external_ids": ["test:1"]}, reason=None)

    assert (response.status_code, error_codes(response)) == (400, [("/reason", "missing_reason")])


@pytest.mark.parametrize("reason", [7, ["x"], "x" * 2001, "\x00"])
def test_a_reason_must_be_text_of_limited_length(anna, draft, reason):
    response = anna.correct(draft, {"period": "2022"}, reason=reason)

    assert (response.status_code, error_codes(response)[0][0]) == (400, "/reason")


@pytest.mark.parametrize("query", ["dry_run=perhaps", "dry_run=true&dry_run=true", "dryrun=true", "token=x"])
def test_parameters_of_writes_are_strict(anna, countries, query):
    response = anna.post(f"{VISITS}?{query}", VISIT)

    assert (response.status_code, response.json()["code"]) == (400, "invalid_parameters")
    assert not Visit.objects.exists()


def test_drafts_are_retracted_at_once_and_published_records_after_approval(anna, draft, visit):
    for record, status in ((draft, 200), (visit, 202)):
        headers = {"If-Match": anna.tag(record)}
        response = anna.delete(f"{url(record)}?reason=It+never+took+place.", headers=headers)
        assert (response.status_code, response.json()["publication"]) == (status, "retracted")

    visit.refresh_from_db()
    assert visit.is_published
    assert Revision.objects.latest("sequence").reason == "It never took place."


def test_a_referenced_record_cannot_be_retracted(anna):
    place = SourceFactory(id="cited", published=True)
    VisitFactory(published=True, places=[], claims={"host": [{"at": "cited#1", "printed": "x"}]})

    response = anna.delete(f"{url(place)}?reason=No.", headers={"If-Match": anna.tag(place)})

    assert (response.status_code, error_codes(response)) == (409, [(None, "still_referenced")])
    assert "is referenced by visit/" in response.json()["detail"]


def test_places_are_proposed_and_countries_are_read_only(anna, countries):
    response = anna.post("/api/v1/places/", {"id": "hue", "name": "Hue", "kind": "city", "reason": "New."})

    assert (response.status_code, response.json()["publication"]) == (202, None)
    assert anna.post("/api/v1/countries/", {"id": "LAO"}).status_code == 405
    place = PlaceFactory(id="hanoi")
    assert anna.correct(place, {"name": "Hà Nội"}).status_code == 202


def test_a_retracted_record_cannot_be_corrected(anna, binh, draft):
    retracted = anna.delete(f"{url(draft)}?reason=No.", headers={"If-Match": anna.tag(draft)})
    assert retracted.status_code == 200

    again = anna.correct(draft, {"period": "2022"})

    assert (again.status_code, error_codes(again)) == (409, [(None, "retracted")])
    assert anna.patch(f"{VISITS}nobody/", {}, headers={"If-Match": '"1"'}).status_code == 404


def test_a_revision_is_restored_through_the_api(anna, draft):
    sequence = Revision.objects.get(noun="visit").sequence
    anna.correct(draft, {"period": "2022"})

    response = anna.post(
        f"{url(draft)}restore/", {"sequence": sequence}, headers={"If-Match": anna.tag(draft)}
    )

    assert [each["field"] for each in response.json()["changed_fields"]] == ["period"]
    assert document_of(draft).data["period"] == "2023-12-12/2023-12-13"


def test_an_alias_is_added(anna, draft):
    leader = LeaderFactory(id="to-lam")

    response = anna.post(f"{url(leader)}aliases/", {"text": "Tô Lâm", "kind": "native", "language": "vi"})

    assert response.status_code == 200
    assert document_of(leader).data["aliases"][0]["text"] == "Tô Lâm"
    assert error_codes(anna.post(f"{url(leader)}aliases/", {"text": "T", "kind": "pet"})) == [
        ("/kind", "invalid_choice")
    ]


def test_only_curators_can_read_the_history_of_a_draft(anna, api, draft):
    anna.correct(draft, {"period": "2022"}, reason="A misprint.")

    first, second = anna.get(f"{url(draft)}history/").json()["results"]

    assert (first["action"], second["action"], second["by"]) == ("create", "correct", "anna")
    assert (second["reason"], [each["field"] for each in second["changed_fields"]]) == (
        "A misprint.",
        ["period"],
    )
    assert api.get(f"{url(draft)}history/").status_code == 401
    assert api.get(f"{url(draft)}revisions/").status_code == 404


def test_an_alias_is_corrected_and_removed_by_its_number(anna):
    names = [{"text": text, "kind": "short"} for text in ("Lam", "To")]
    leader = LeaderFactory(id="to-lam", aliases=names)
    alias_url = f"{url(leader)}aliases/2/"

    changed = anna.patch(alias_url, {"text": "Tô", "kind": "native"}, headers={"If-Match": '"1"'})
    assert changed.status_code == 200
    assert anna.delete(f"{url(leader)}aliases/1/", headers={"If-Match": '"1"'}).status_code == 412
    assert anna.delete(f"{url(leader)}aliases/2/", headers={"If-Match": '"2"'}).status_code == 200

    assert document_of(leader).data["aliases"] == names[:1]
    gone = anna.delete(alias_url, headers={"If-Match": '"3"'})
    assert (gone.status_code, error_codes(gone)) == (409, [(None, "no_such_alias")])
