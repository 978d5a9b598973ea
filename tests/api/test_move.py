"""Moving a claim through the API to the record that its words mean."""

import pytest

from relations.models import Claim
from tests.api.curator import codes, url
from tests.factories import ClaimFactory, LeaderFactory

pytestmark = pytest.mark.django_db

WHY = "The paragraph means his successor."


@pytest.fixture
def leaders(db):
    """Two that readers see, of which the first has two claims on its name."""
    one, two = (LeaderFactory(id=key, name=key, published=True) for key in ("one", "two"))
    ClaimFactory(record=one, fact="name", at="first-witness#7", printed="Two", value="two")
    one.refresh_from_db()
    return one, two


def move(curator, record, **body):
    headers = {"If-Match": curator.tag(record)}
    return curator.post(f"{url(record)}move/", {"to": "two", "reason": WHY} | body, headers=headers)


def test_a_claim_that_readers_see_is_moved_after_approval_and_keeps_its_address(anna, binh, api, leaders):
    claim = Claim.objects.get(printed="Two")

    answer = move(anna, leaders[0], claim=str(claim.pk))

    assert (answer.status_code, answer.json()["outcome"]) == (202, "proposed")
    assert [each["id"] for each in answer.json()["also_changed"]] == ["two"]
    shown = binh.get(answer.json()["proposal"]["url"]).json()
    assert (shown["deed"], shown["record"]["id"], shown["other"]["id"]) == ("move", "one", "two")
    assert binh.post(f"{answer.json()['proposal']['url']}approve/", {}).status_code == 200
    assert api.get(f"/api/v1/claims/{claim.pk}/").json()["record"]["id"] == "two"
    for key in ("one", "two"):
        step = api.get(f"/api/v1/leaders/{key}/revisions/").json()["results"][-1]
        assert (step["deed"], step["reason"]) == ("move", WHY)
        assert [each["id"] for each in step["changed_claims"]] == [str(claim.pk)]


def test_what_cannot_be_moved_is_refused_where_the_body_has_it(anna, leaders):
    claim = str(Claim.objects.get(printed="Two").pk)

    assert codes(move(anna, leaders[0], claim=claim, to="none")) == [("/to", "unknown_reference")]
    assert codes(move(anna, leaders[0], claim=claim, to="one")) == [(None, "move_refused")]
    assert codes(move(anna, leaders[1], claim=claim, to="one")) == [(None, "no_such_claim")]
    assert codes(move(anna, leaders[0], claim=claim, reason="")) == [("/reason", "no_reason")]
    assert codes(move(anna, leaders[0], claim=claim, fact="name")) == [("/fact", "unknown_field")]
    assert anna.post(f"{url(leaders[0])}move/", {"claim": claim, "to": "two"}).status_code == 428
