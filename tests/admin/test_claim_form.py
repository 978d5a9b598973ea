"""The form of a claim: what is filled in is what documents say, and faults stand beside their field."""

import pytest
from django.urls import reverse

from relations.admin.claim_form import claim_form
from relations.documents.document import parse
from relations.errors import InvalidDocuments
from relations.models import Agreement, Visit
from tests.factories import CountryFactory, LeaderFactory, VisitFactory

pytestmark = pytest.mark.django_db


def test_faults_stand_beside_their_field_with_value_rule_and_cure():
    kind = claim_form(Visit, "period")
    form = kind({"source": "source/witness", "paragraph": "0", "printed": "x" * 81, "value": "soon"})
    assert form.is_valid()
    claims = {"period": [form.claim()]}
    document = {"id": "one", "guest": "country/CHN", "host": "VNM", "claims": claims}

    with pytest.raises(InvalidDocuments) as refusal:
        parse("visit", document)
    form.tell(refusal.value)

    assert set(form.errors) == {"source", "printed", "value"}
    assert "'soon'" in form.errors["value"][0]
    assert form.errors["printed"][0].endswith(
        "is longer than 80 characters. Keep the words that carry the value."
    )


def test_a_claim_on_the_whole_record_has_no_value():
    assert "value" not in claim_form(Agreement, "record").base_fields


@pytest.fixture
def found(client, admin_user):
    """What the inputs for references find."""
    client.force_login(admin_user)

    def results(kinds, term="", **parameters):
        asked = {"field_name": kinds, "term": term} | parameters
        return client.get(reverse("find"), asked).json()

    return results


def test_references_are_found_by_name_among_their_kinds_and_drafts_too(found):
    CountryFactory(id="VNM")
    LeaderFactory(id="to-lam", name="Tô Lâm")

    assert [each["id"] for each in found("leader", "to lam")["results"]] == ["leader/to-lam"]
    assert found("country,leader", "viet")["results"] == [
        {"id": "country/VNM", "text": "Viet Nam (country VNM)"}
    ]
    assert found("country", "to lam")["results"] == []
    assert {each["id"] for each in found("country,leader")["results"]} >= {"country/VNM", "leader/to-lam"}


@pytest.mark.parametrize("kinds", ["", "nothing", "user"])
def test_of_what_is_no_kind_nothing_is_found(found, kinds):
    assert found(kinds, "a")["results"] == []


@pytest.mark.parametrize("term", ["?", "\x00", "x" * 300])
def test_words_that_nobody_can_search_for_find_nothing(found, term):
    assert found("leader", term)["results"] == []


def test_long_lists_are_found_by_page(found):
    VisitFactory.create_batch(25)

    first, second = found("visit"), found("visit", page=2)

    assert (len(first["results"]), first["pagination"]) == (20, {"more": True})
    assert (len(second["results"]), second["pagination"]) == (5, {"more": False})


def test_only_kinds_that_somebody_may_view_are_found(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    assert client.get(reverse("find"), {"field_name": "leader"}).status_code == 403
