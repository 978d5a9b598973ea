"""Redirects from former identifiers, now and with `as_of`."""

import pytest

from relations.actions.changes import merging, publication
from tests.api.past import DAYS, moment, rename
from tests.factories import VisitFactory
from tests.factories.record import AT, EDITOR, WRITER, document_of

pytestmark = pytest.mark.django_db

SUBROUTES = ("", "claims/", "revisions/")


@pytest.mark.parametrize("subroute", SUBROUTES)
def test_a_retracted_draft_is_404(api, subroute):
    publication.retract(VisitFactory(id="given-up"), by=EDITOR, at=AT, reason="No.")

    assert api.get(f"/api/v1/visits/given-up/{subroute}").status_code == 404


@pytest.mark.parametrize("subroute", SUBROUTES)
def test_every_route_of_a_renamed_record_redirects_permanently(api, subroute):
    visit = rename(rename(VisitFactory(id="a", published=True), "b", 1), "c", 2)
    other = VisitFactory(id="d", host="LAO", published=True)

    for key in ("a", "b"):
        response = api.get(f"/api/v1/visits/{key}/{subroute}?format=json")
        assert response.status_code == 308
        assert response.headers["Location"] == f"http://testserver/api/v1/visits/c/{subroute}?format=json"
    merging.merge(visit, into=other, by=WRITER, at=DAYS[3], reason="They are one.")
    assert api.get(f"/api/v1/visits/a/{subroute}").headers["Location"].endswith(f"/visits/d/{subroute}")


@pytest.mark.parametrize("method", ["get", "head"])
def test_the_redirect_of_a_merged_record_is_cached_no_longer_than_responses(api, method):
    """A merge can be undone, but without a limit browsers and proxies cache a 308 forever."""
    loser, winner = VisitFactory(id="a", published=True), VisitFactory(id="b", host="LAO", published=True)
    merging.merge(loser, into=winner, by=WRITER, at=DAYS[3], reason="They are one.")

    response = getattr(api, method)("/api/v1/visits/a/")
    assert (response.status_code, response.headers["Cache-Control"]) == (308, "public, max-age=60")


def test_a_renamed_record_has_its_history_under_both_identifiers(api):
    rename(VisitFactory(id="old", published=True), "new", 2)

    for key in ("old", "new"):
        body = api.get(f"/api/v1/visits/{key}/", {"as_of": moment(1)}).json()
        assert (body["id"], body["document"]["id"]) == ("old", "old")
    assert api.get("/api/v1/visits/new/", {"as_of": moment(2)}).json()["document"]["id"] == "new"
    response = api.get(f"/api/v1/visits/old/?as_of={moment(2)}")
    assert response.headers["Location"] == f"http://testserver/api/v1/visits/new/?as_of={moment(2)}"


def test_a_merged_record_has_its_own_history_and_redirects_since(api):
    loser, winner = VisitFactory(id="a", published=True), VisitFactory(id="b", host="LAO", published=True)
    document = document_of(loser).data
    merging.merge(loser, into=winner, by=WRITER, at=DAYS[3], reason="They are one.")

    assert api.get("/api/v1/visits/a/", {"as_of": moment(2)}).json()["document"] == document
    response = api.get(f"/api/v1/visits/a/?as_of={moment(3)}")
    assert (response.status_code, response.headers["Location"]) == (
        308,
        f"http://testserver/api/v1/visits/b/?as_of={moment(3)}",
    )
