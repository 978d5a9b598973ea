"""What every list of the desk has in common."""

import pytest
from django.contrib import admin
from django.urls import reverse

from relations.models import KINDS, Claim, Conflict, Country, Revision
from tests.admin.conftest import address
from tests.factories import ClaimFactory
from tests.factories.paragraph_text import attached


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model", [*KINDS.values(), Claim, Conflict, Revision], ids=lambda model: model.__name__
)
def test_every_kind_is_listed(admin_client, model):
    name = f"admin:relations_{model._meta.model_name}"

    assert admin.site.is_registered(model)
    assert admin_client.get(reverse(f"{name}_changelist")).status_code == 200
    assert admin_client.get(reverse(f"{name}_changelist"), {"q": "x"}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Country, Claim, Conflict, Revision], ids=lambda model: model.__name__)
def test_what_has_no_form_of_its_own_cannot_be_added_to(admin_client, model):
    assert admin_client.post(address(model, "add")).status_code == 403


@pytest.mark.django_db
def test_claims_and_revisions_have_pages(desk):
    claim = ClaimFactory(printed="in December")

    for row in (claim, Revision.objects.last()):
        page = desk(address(type(row), "change", row.pk)).content.decode()
        assert str(row) in page


@pytest.mark.django_db
@pytest.mark.parametrize(("at", "told"), [("river#3", "exact"), ("river#1", "moved, now in paragraph 3")])
def test_the_page_of_a_claim_says_whether_its_words_stand_in_the_text(desk, at, told):
    attached("The river\nflows\nto the sea", id="river")
    claim = ClaimFactory(at=at, printed="the sea")

    assert f">{told}<" in desk(address(Claim, "change", claim.pk)).content.decode()
