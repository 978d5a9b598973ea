"""Writing records in portable form: conditions, reasons, keys, rehearsals, and what is refused."""

import pytest

from relations.models import Revision, Visit
from tests.api.curator import VISIT, VISITS, codes, url
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


def test_a_new_record_is_a_draft_that_readers_do_not_see(anna, api, countries):
    answer = anna.post(VISITS, VISIT | {"reason": "From a second source."})

    assert answer.status_code == 201
    body = answer.json()
    assert (body["outcome"], body["revision"], body["publication"]) == ("applied", 1, "draft")
    assert body["uncited_facts"] == ["guest", "host", "period"]
    assert [each["field"] for each in body["changed_fields"]][:3] == ["id", "publication", "guest"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert anna.get(answer.headers["Location"]).json()["document"] == body["document"]
    assert api.get(f"{VISITS}a-visit/").status_code == 404
    made = Revision.objects.latest("sequence")
    assert (made.by, made.reason, made.deed) == ("anna", "From a second source.", "create")


def test_an_identifier_is_given_once(anna, countries):
    anna.post(VISITS, VISIT)

    answer = anna.post(VISITS, VISIT)

    assert (answer.status_code, codes(answer)) == (409, [(None, "record_exists")])


def test_every_fault_of_a_body_is_told_with_its_place_and_the_nearest_name(anna, countries):
    body = VISIT | {"hots": "VNM", "period": "2023-13", "claims": {"host": [{"at": "nowhere", "printed": 7}]}}

    answer = anna.post(VISITS, body)

    assert answer.status_code == 400
    told = {each["pointer"]: each["detail"] for each in answer.json()["errors"]}
    assert set(told) == {"/hots", "/period", "/claims/host/0/printed", "/claims/host/0"}
    assert "Did you mean host?" in told["/hots"]
    assert not Visit.objects.exists()


@pytest.mark.parametrize("name", ["evidence", "revision", "url", "updated_at"])
def test_what_is_worked_out_is_read_only(anna, draft, name):
    answer = anna.correct(draft, {name: "7"})

    assert (answer.status_code, codes(answer)) == (400, [(f"/{name}", "read_only_field")])


def test_nobody_decides_on_publication_by_writing_it(anna, draft):
    assert codes(anna.post(VISITS, VISIT | {"publication": "published"}))[0][0] == "/publication"
    assert codes(anna.correct(draft, {"publication": "published"}))[0][0] == "/publication"
    assert codes(anna.correct(draft, {"id": "other"}))[0][0] == "/id"


@pytest.mark.parametrize("body", ["{", "[]", '"text"', "7", "null", "[" * 30 + "]" * 30, "\udcff", "{}x"])
def test_a_body_that_is_no_document_is_refused(anna, countries, body):
    sent = body.encode("utf-8", "surrogateescape")

    assert anna.post(VISITS, sent, content_type="application/json").status_code == 400


def test_a_body_of_another_type_or_too_large_is_refused(anna, countries, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

    assert anna.post(VISITS, "id=7", content_type="text/plain").status_code == 415
    assert anna.post(VISITS, VISIT | {"occasion": "x" * 100}).status_code == 413


def test_a_correction_of_a_draft_is_made_at_once(anna, draft):
    answer = anna.correct(draft, {"period": "2022", "kind": None})

    assert answer.status_code == 200
    assert [(each["field"], each["after"]) for each in answer.json()["changed_fields"]] == [
        ("period", "2022"),
        ("kind", None),
    ]
    assert answer.headers["ETag"] == anna.tag(draft)
    assert answer.headers["ETag"].startswith('"2-')


def test_a_correction_of_what_readers_see_waits_for_approval(anna, binh, api, visit):
    answer = anna.correct(visit, {"external_ids": ["test:1"]})

    assert answer.status_code == 202
    body = answer.json()
    assert (body["outcome"], body["revision"]) == ("proposed", None)
    assert "test:1" not in str(api.get(url(visit)).json())
    assert answer.headers["Location"] == body["proposal"]["url"]
    assert anna.post(f"{body['proposal']['url']}approve/", {}).status_code == 403
    assert binh.post(f"{body['proposal']['url']}approve/", {}).status_code == 200
    assert document_of(visit).data["external_ids"] == ["test:1"]


def test_what_readers_see_is_not_corrected_without_a_reason(anna, visit):
    answer = anna.correct(visit, {"external_ids": ["test:1"]}, reason=None)

    assert (answer.status_code, codes(answer)) == (400, [("/reason", "no_reason")])


@pytest.mark.parametrize("reason", [7, ["x"], "x" * 2001, "\x00"])
def test_a_reason_is_text_of_some_length(anna, draft, reason):
    answer = anna.correct(draft, {"period": "2022"}, reason=reason)

    assert (answer.status_code, codes(answer)[0][0]) == (400, "/reason")


@pytest.mark.parametrize("asked", ["dry_run=perhaps", "dry_run=true&dry_run=true", "dryrun=true", "token=x"])
def test_parameters_of_writes_are_strict(anna, countries, asked):
    answer = anna.post(f"{VISITS}?{asked}", VISIT)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_parameters")
    assert not Visit.objects.exists()


def test_withdrawing_a_draft_is_done_at_once_and_of_what_readers_see_proposed(anna, draft, visit):
    for record, status in ((draft, 200), (visit, 202)):
        headers = {"If-Match": anna.tag(record)}
        answer = anna.delete(f"{url(record)}?reason=It+never+took+place.", headers=headers)
        assert (answer.status_code, answer.json()["publication"]) == (status, "retracted")

    visit.refresh_from_db()
    assert visit.is_published
    assert Revision.objects.latest("sequence").reason == "It never took place."


def test_what_others_refer_to_cannot_vanish_and_the_answer_names_them(anna):
    place = SourceFactory(id="cited", published=True)
    VisitFactory(published=True, places=[], claims={"host": [{"at": "cited#1", "printed": "x"}]})

    answer = anna.delete(f"{url(place)}?reason=No.", headers={"If-Match": anna.tag(place)})

    assert (answer.status_code, codes(answer)) == (409, [(None, "still_referred")])
    assert "is named by visit/" in answer.json()["detail"]


def test_a_place_is_proposed_and_a_country_is_not_written_here(anna, countries):
    answer = anna.post("/api/v1/places/", {"id": "hue", "name": "Hue", "kind": "city", "reason": "New."})

    assert (answer.status_code, answer.json()["publication"]) == (202, None)
    assert anna.post("/api/v1/countries/", {"id": "LAO"}).status_code == 405
    place = PlaceFactory(id="hanoi")
    assert anna.correct(place, {"name": "Hà Nội"}).status_code == 202


def test_a_former_address_leads_on_for_writers_too(anna, binh, draft):
    retracted = anna.delete(f"{url(draft)}?reason=No.", headers={"If-Match": anna.tag(draft)})
    assert retracted.status_code == 200

    again = anna.correct(draft, {"period": "2022"})

    assert (again.status_code, codes(again)) == (409, [(None, "retracted")])
    assert anna.patch(f"{VISITS}nobody/", {}, headers={"If-Match": '"1"'}).status_code == 404


def test_a_revision_is_restored_through_the_api(anna, draft):
    sequence = Revision.objects.get(noun="visit").sequence
    anna.correct(draft, {"period": "2022"})

    answer = anna.post(f"{url(draft)}restore/", {"sequence": sequence}, headers={"If-Match": anna.tag(draft)})

    assert [each["field"] for each in answer.json()["changed_fields"]] == ["period"]
    assert document_of(draft).data["period"] == "2023-12-12/2023-12-13"


def test_an_alias_is_added(anna, draft):
    leader = LeaderFactory(id="to-lam")

    answer = anna.post(f"{url(leader)}aliases/", {"text": "Tô Lâm", "kind": "native", "language": "vi"})

    assert answer.status_code == 200
    assert document_of(leader).data["aliases"][0]["text"] == "Tô Lâm"
    assert codes(anna.post(f"{url(leader)}aliases/", {"text": "T", "kind": "pet"})) == [
        ("/kind", "unknown_choice")
    ]


def test_curators_read_the_steps_of_a_draft_and_readers_do_not(anna, api, draft):
    anna.correct(draft, {"period": "2022"}, reason="A misprint.")

    first, second = anna.get(f"{url(draft)}history/").json()["results"]

    assert (first["deed"], second["deed"], second["by"]) == ("create", "correct", "anna")
    assert (second["reason"], [each["field"] for each in second["changed_fields"]]) == (
        "A misprint.",
        ["period"],
    )
    assert api.get(f"{url(draft)}history/").status_code == 401
    assert api.get(f"{url(draft)}revisions/").status_code == 404


def test_an_alias_is_corrected_and_removed_by_its_place(anna):
    names = [{"text": text, "kind": "short"} for text in ("Lam", "To")]
    leader = LeaderFactory(id="to-lam", aliases=names)
    address = f"{url(leader)}aliases/2/"

    changed = anna.patch(address, {"text": "Tô", "kind": "native"}, headers={"If-Match": '"1"'})
    assert changed.status_code == 200
    assert anna.delete(f"{url(leader)}aliases/1/", headers={"If-Match": '"1"'}).status_code == 412
    assert anna.delete(f"{url(leader)}aliases/2/", headers={"If-Match": '"2"'}).status_code == 200

    assert document_of(leader).data["aliases"] == names[:1]
    gone = anna.delete(address, headers={"If-Match": '"3"'})
    assert (gone.status_code, codes(gone)) == (409, [(None, "no_such_name")])
