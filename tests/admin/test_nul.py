"""NUL is refused alike on both databases; PostgreSQL knows no text with it."""

import pytest
from django.contrib import admin
from django.urls import reverse

pytestmark = pytest.mark.django_db
ASKED = ("q=%00", "kind=%00", "deed=%00", "by=a%00b", "source=%00", "%00=1")


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
@pytest.mark.parametrize("asked", ASKED)
def test_no_list_of_the_desk_is_asked_with_nul(admin_client, model, asked):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"

    answer = admin_client.get(f"{reverse(name)}?{asked}")

    assert answer.status_code == 400
    assert "NUL (U+0000)" in answer.json()["detail"]


def test_no_form_of_the_desk_takes_nul(admin_client):
    answer = admin_client.post(reverse("admin:relations_country_changelist"), {"_selected_action": "\x00"})

    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("_selected_action has")


def test_the_name_of_a_member_with_nul_is_shown_readably(admin_client):
    answer = admin_client.get(f"{reverse('admin:index')}?a%00=1")

    assert answer.json()["detail"].startswith("a␀ has")
