"""Moving a claim to another record through the API."""

import pytest

from relations.models import Claim
from tests.api.curator import error_codes, url
from tests.factories import ClaimFactory, LeaderFactory

pytestmark = pytest.mark.django_db

WHY = "The paragraph means his successor."


@pytest.fixture
def leaders(db):
    """Two published leaders; the first has two claims on its name."""
    one, two = (LeaderFactory(id=key, name=key, published=True) for key in ("one", "two"))
    ClaimFactory(record=one, fact="name", at="first-witness#7", printed="Two", value="two")
    one.refresh_from_db()
    return one, two


def move(curator, record, **body):
    headers = {"If-Match": curator.tag(record)}
    return curator.post(f"{url(record)}move/", {"target": "two", "reason": WHY} | body, headers=headers)


def test_a_public_claim_is_moved_after_approval_and_keeps_its_url(anna, binh, api, leaders):
    claim = Claim.objects.get(printed="Two")

    response = move(anna, leaders[0], claim=str(claim.pk))

    assert (response.status_code, response.json()["outcome"]) == (202, "proposed")
    assert [each["id"] for each in response.json()["also_changed"]] == ["two"]
    proposal = binh.get(response.json()["proposal"]["url"]).json()
    assert (proposal["action"], proposal["record"]["id"], proposal["other"]["id"]) == ("move", "one", "two")
    assert binh.post(f"{response.json()['proposal']['url']}approve/", {}).status_code == 200
    assert api.get(f"/api/v1/claims/{claim.pk}/").json()["record"]["id"] == "two"
    for key in ("one", "two"):
        step = api.get(f"/api/v1/leaders/{key}/revisions/").json()["results"][-1]
        assert (step["action"], step["reason"]) == ("move", WHY)
        assert [each["id"] for each in step["changed_claims"]] == [str(claim.pk)]


def test_errors_of_a_move_point_to_the_field(anna, leaders):
    claim = str(Claim.objects.get(printed="Two").pk)

    assert error_codes(move(anna, leaders[0], claim=claim, target="none")) == [
        ("/target", "unknown_reference")
    ]
    assert error_codes(move(anna, leaders[0], claim=claim, target="one")) == [(None, "cannot_move_claim")]
    assert error_codes(move(anna, leaders[1], claim=claim, target="one")) == [(None, "no_such_claim")]
    assert error_codes(move(anna, leaders[0], claim=claim, reason="")) == [("/reason", "missing_reason")]
    assert error_codes(move(anna, leaders[0], claim=claim, fact="name")) == [("/fact", "unknown_field")]
    assert anna.post(f"{url(leaders[0])}move/", {"claim": claim, "target": "two"}).status_code == 428
