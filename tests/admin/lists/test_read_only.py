"""Rules of all lists of the admin."""

import pytest
from django.contrib import admin
from django.urls import reverse

from relations.models import KINDS, Claim, Conflict, Country, Revision
from tests.admin.conftest import admin_url
from tests.factories import ClaimFactory
from tests.factories.paragraph_text import create_source_with_text


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
def test_models_without_a_form_cannot_be_added(admin_client, model):
    assert admin_client.post(admin_url(model, "add")).status_code == 403


@pytest.mark.django_db
def test_claims_and_revisions_have_pages(open_page):
    claim = ClaimFactory(printed="in December")

    for row in (claim, Revision.objects.last()):
        page = open_page(admin_url(type(row), "change", row.pk)).content.decode()
        assert str(row) in page


@pytest.mark.django_db
@pytest.mark.parametrize(("at", "status"), [("river#3", "exact"), ("river#1", "moved, now in paragraph 3")])
def test_the_page_of_a_claim_says_where_its_words_are_in_the_text(open_page, at, status):
    create_source_with_text("The river\nflows\nto the sea", id="river")
    claim = ClaimFactory(at=at, printed="the sea")

    assert f">{status}<" in open_page(admin_url(Claim, "change", claim.pk)).content.decode()
