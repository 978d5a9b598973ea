"""NUL, which PostgreSQL keeps in no text and SQLite finds nowhere, is no reason to fail."""

import pytest
from django.contrib import admin
from django.urls import reverse

pytestmark = pytest.mark.django_db
MODELS = list(admin.site._registry)
ASKED = (
    "q=%00",
    "deed__exact=%00",
    "kind=%00",
    "noun=%00",
    "by=%00",
    "publication=%00",
    "username=a%00",
    "name=%00",
    "%00=1",
)


def address(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("asked", ASKED)
def test_a_list_that_is_asked_with_nul_is_answered(admin_client, model, asked):
    answer = admin_client.get(f"{address(model)}?{asked}")

    assert answer.status_code in (200, 302, 400)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_choice_of_rows_with_nul_is_answered(admin_client, model):
    for action in ("delete_selected", "retract_selected", "approve_selected"):
        answer = admin_client.post(address(model), {"action": action, "_selected_action": "\x00"})

        assert answer.status_code in (200, 302, 400, 403)
