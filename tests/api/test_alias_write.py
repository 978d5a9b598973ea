"""Other names of places and topics: proposed, for readers see them at once."""

import pytest

from relations.models import Proposal
from tests.api.curator import codes, url
from tests.factories import PlaceFactory, TopicFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db
NAMES = [{"text": "Gulf of Tonkin", "kind": "short"}, {"text": "Vịnh Bắc Bộ", "kind": "native"}]


@pytest.mark.parametrize("make", [PlaceFactory, TopicFactory])
def test_another_name_is_proposed_and_stands_after_its_approval(anna, binh, make):
    found = make(id="the-one")

    answer = anna.post(f"{url(found)}aliases/", NAMES[1] | {"reason": "So called there."})

    assert (answer.status_code, answer.json()["outcome"]) == (202, "proposed")
    assert "aliases" not in document_of(found).data
    assert binh.post(f"{answer.headers['Location']}approve/", {}).status_code == 200
    assert document_of(found).data["aliases"] == [NAMES[1]]


def test_a_name_is_corrected_and_removed_by_its_place(anna):
    place = PlaceFactory(id="beibu-bay", aliases=NAMES)
    address, read = f"{url(place)}aliases/2/", {"If-Match": anna.tag(place)}
    why = {"reason": "It is its native name."}

    corrected = anna.patch(address, {"kind": "official"} | why, headers=read)
    removed = anna.delete(address, headers=read, query_params={"reason": "It is no name."})

    assert corrected.json()["document"]["aliases"][1] == NAMES[1] | {"kind": "official"}
    assert removed.json()["document"]["aliases"] == NAMES[:1]
    assert Proposal.objects.open().count() == 2
    assert codes(anna.patch(f"{url(place)}aliases/3/", why, headers=read))[0][1] == "no_such_name"
    assert anna.patch(address, why).status_code == 428


def test_a_name_without_a_reason_is_not_proposed(anna):
    answer = anna.post(f"{url(PlaceFactory())}aliases/", NAMES[0])

    assert codes(answer) == [("/reason", "no_reason")]
