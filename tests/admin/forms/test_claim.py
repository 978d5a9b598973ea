"""The form of a claim and the search for references in its inputs."""

import pytest
from django.urls import reverse

from relations.admin.forms.claim import claim_form
from relations.documents.document import parse
from relations.errors import InvalidDocuments
from relations.models import Agreement, Visit
from tests.factories import CountryFactory, LeaderFactory, VisitFactory

pytestmark = pytest.mark.django_db


def test_each_error_is_shown_at_its_field_with_the_value_and_the_advice():
    kind = claim_form(Visit, "period")
    form = kind({"source": "source/witness", "paragraph": "0", "printed": "x" * 81, "value": "soon"})
    assert form.is_valid()
    claims = {"period": [form.claim()]}
    document = {"id": "one", "guest": "country/CHN", "host": "VNM", "claims": claims}

    with pytest.raises(InvalidDocuments) as error:
        parse("visit", document)
    form.add_errors(error.value)

    assert set(form.errors) == {"source", "printed", "value"}
    assert "'soon'" in form.errors["value"][0]
    assert form.errors["printed"][0].endswith(
        "is longer than 80 characters. Keep the words that carry the value."
    )


def test_a_claim_on_the_whole_record_has_no_value():
    assert "value" not in claim_form(Agreement, "record").base_fields


@pytest.fixture
def find(client, admin_user):
    """Searches as the inputs for references do. Returns the JSON of the response."""
    client.force_login(admin_user)

    def get(kinds, term="", **parameters):
        query = {"field_name": kinds, "term": term} | parameters
        return client.get(reverse("find"), query).json()

    return get


def test_references_are_found_by_name_among_their_kinds_including_drafts(find):
    CountryFactory(id="VNM")
    LeaderFactory(id="to-lam", name="Tô Lâm")

    assert [each["id"] for each in find("leader", "to lam")["results"]] == ["leader/to-lam"]
    assert find("country,leader", "viet")["results"] == [
        {"id": "country/VNM", "text": "Viet Nam (country VNM)"}
    ]
    assert find("country", "to lam")["results"] == []
    assert {each["id"] for each in find("country,leader")["results"]} >= {"country/VNM", "leader/to-lam"}


@pytest.mark.parametrize("kinds", ["", "nothing", "user"])
def test_an_unknown_kind_finds_nothing(find, kinds):
    assert find(kinds, "a")["results"] == []


@pytest.mark.parametrize("term", ["?", "\x00", "x" * 300])
def test_invalid_search_terms_find_nothing(find, term):
    assert find("leader", term)["results"] == []


def test_many_references_are_paged(find):
    VisitFactory.create_batch(25)

    first, second = find("visit"), find("visit", page=2)

    assert (len(first["results"]), first["pagination"]) == (20, {"more": True})
    assert (len(second["results"]), second["pagination"]) == (5, {"more": False})


def test_a_kind_that_the_user_may_not_view_is_forbidden(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    assert client.get(reverse("find"), {"field_name": "leader"}).status_code == 403
