"""NUL characters, which PostgreSQL cannot store, are never a server error."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
MODELS = list(admin.site._registry)
QUERIES = (
    "q=%00",
    "action__exact=%00",
    "kind=%00",
    "noun=%00",
    "by=%00",
    "publication=%00",
    "username=a%00",
    "name=%00",
    "%00=1",
)


def list_url(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@pytest.fixture
def client(admin_user):
    """The client of a superuser, which gets the error page instead of the exception."""
    found = Client(raise_request_exception=False)
    found.force_login(admin_user)
    return found


def test_every_list_responds_to_parameters_with_nul(client):
    urls = [f"{list_url(model)}?{query}" for model in MODELS for query in QUERIES]
    responses = {url: client.get(url) for url in urls}

    assert unexpected(responses, (200, 302, 400)) == {}


def test_every_list_responds_to_selected_rows_with_nul(client):
    responses = {
        (list_url(model), action): client.post(
            list_url(model), {"action": action, "_selected_action": "\x00"}
        )
        for model in MODELS
        for action in ("delete_selected", "retract_selected", "approve_selected")
    }

    assert unexpected(responses, (200, 302, 400, 403)) == {}


def unexpected(responses, statuses):
    """The statuses of responses that are none of the given ones, by request."""
    return {
        request: response.status_code
        for request, response in responses.items()
        if response.status_code not in statuses
    }
