"""Where identifiers lead that were given up, now and in the past."""

import pytest

from relations.actions import merging, publication
from tests.api.past import DAYS, moment, rename
from tests.factories import VisitFactory
from tests.factories.record import AT, EDITOR, WRITER, document_of

pytestmark = pytest.mark.django_db

SUBROUTES = ("", "claims/", "revisions/")


@pytest.mark.parametrize("subroute", SUBROUTES)
def test_a_draft_that_was_given_up_is_as_if_it_were_not_there(api, subroute):
    publication.retract(VisitFactory(id="given-up"), by=EDITOR, at=AT, reason="No.")

    assert api.get(f"/api/v1/visits/given-up/{subroute}").status_code == 404


@pytest.mark.parametrize("subroute", SUBROUTES)
def test_a_renamed_record_leads_on_from_every_route_for_ever(api, subroute):
    visit = rename(rename(VisitFactory(id="a", published=True), "b", 1), "c", 2)
    other = VisitFactory(id="d", host="LAO", published=True)

    for key in ("a", "b"):
        answer = api.get(f"/api/v1/visits/{key}/{subroute}?format=json")
        assert answer.status_code == 308
        assert answer.headers["Location"] == f"http://testserver/api/v1/visits/c/{subroute}?format=json"
    merging.merge(visit, into=other, by=WRITER, at=DAYS[3], reason="They are one.")
    assert api.get(f"/api/v1/visits/a/{subroute}").headers["Location"].endswith(f"/visits/d/{subroute}")


@pytest.mark.parametrize("method", ["get", "head"])
def test_where_a_merged_record_leads_is_kept_no_longer_than_answers_are(api, method):
    """A merge can be undone: without a limit, browsers and proxies keep a 308 for ever."""
    loser, winner = VisitFactory(id="a", published=True), VisitFactory(id="b", host="LAO", published=True)
    merging.merge(loser, into=winner, by=WRITER, at=DAYS[3], reason="They are one.")

    led = getattr(api, method)("/api/v1/visits/a/")
    assert (led.status_code, led.headers["Cache-Control"]) == (308, "public, max-age=60")


def test_a_renamed_record_keeps_its_past_under_both_identifiers(api):
    rename(VisitFactory(id="old", published=True), "new", 2)

    for key in ("old", "new"):
        body = api.get(f"/api/v1/visits/{key}/", {"as_of": moment(1)}).json()
        assert (body["id"], body["document"]["id"]) == ("old", "old")
    assert api.get("/api/v1/visits/new/", {"as_of": moment(2)}).json()["document"]["id"] == "new"
    led = api.get(f"/api/v1/visits/old/?as_of={moment(2)}")
    assert led.headers["Location"] == f"http://testserver/api/v1/visits/new/?as_of={moment(2)}"


def test_a_merged_record_has_its_own_past_and_leads_on_since(api):
    loser, winner = VisitFactory(id="a", published=True), VisitFactory(id="b", host="LAO", published=True)
    stood = document_of(loser).data
    merging.merge(loser, into=winner, by=WRITER, at=DAYS[3], reason="They are one.")

    assert api.get("/api/v1/visits/a/", {"as_of": moment(2)}).json()["document"] == stood
    led = api.get(f"/api/v1/visits/a/?as_of={moment(3)}")
    assert (led.status_code, led.headers["Location"]) == (
        308,
        f"http://testserver/api/v1/visits/b/?as_of={moment(3)}",
    )
