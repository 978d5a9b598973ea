"""Aliases of places and topics: every change is proposed, as readers see them at once."""

import pytest

from relations.models import Proposal
from tests.api.curator import error_codes, url
from tests.factories import PlaceFactory, TopicFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db
NAMES = [{"text": "Gulf of Tonkin", "kind": "short"}, {"text": "Vịnh Bắc Bộ", "kind": "native"}]


@pytest.mark.parametrize("make", [PlaceFactory, TopicFactory])
def test_an_alias_is_proposed_and_added_after_approval(anna, binh, make):
    found = make(id="the-one")

    response = anna.post(f"{url(found)}aliases/", NAMES[1] | {"reason": "So called there."})

    assert (response.status_code, response.json()["outcome"]) == (202, "proposed")
    assert "aliases" not in document_of(found).data
    assert binh.post(f"{response.headers['Location']}approve/", {}).status_code == 200
    assert document_of(found).data["aliases"] == [NAMES[1]]


def test_an_alias_is_corrected_and_removed_by_its_number(anna):
    place = PlaceFactory(id="beibu-bay", aliases=NAMES)
    alias_url, headers = f"{url(place)}aliases/2/", {"If-Match": anna.tag(place)}
    why = {"reason": "It is its native name."}

    corrected = anna.patch(alias_url, {"kind": "official"} | why, headers=headers)
    removed = anna.delete(alias_url, headers=headers, query_params={"reason": "It is no name."})

    assert corrected.json()["document"]["aliases"][1] == NAMES[1] | {"kind": "official"}
    assert removed.json()["document"]["aliases"] == NAMES[:1]
    assert Proposal.objects.open().count() == 2
    assert error_codes(anna.patch(f"{url(place)}aliases/3/", why, headers=headers))[0][1] == "no_such_alias"
    assert anna.patch(alias_url, why).status_code == 428


def test_an_alias_without_a_reason_is_rejected(anna):
    response = anna.post(f"{url(PlaceFactory())}aliases/", NAMES[0])

    assert error_codes(response) == [("/reason", "missing_reason")]
