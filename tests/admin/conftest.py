"""Fixtures of the tests of the admin."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from relations.models import Proposal
from tests.admin.form_data import record_form_data
from tests.factories.account import create_account

MOST_QUERIES = 12


def admin_url(model, name="changelist", *args):
    """The URL of a page of the admin about a model."""
    return reverse(f"admin:relations_{model._meta.model_name}_{name}", args=args)


@pytest.fixture
def curator(django_user_model):
    """A staff user who may only view, with the permissions of a group."""
    found = django_user_model.objects.create_user("curator", is_staff=True)
    group = Group.objects.create(name="viewers")
    group.permissions.set(Permission.objects.filter(codename__startswith="view_"))
    found.groups.add(group)
    return found


def make_opener(client):
    """A function that opens a page of the admin; fails on errors and on too many queries."""

    def open_url(url, /, **parameters):
        ContentType.objects.clear_cache()  # as in a new process
        with CaptureQueriesContext(connection) as queries:
            response = client.get(url, parameters)
        assert response.status_code == 200, response
        assert len(queries) <= MOST_QUERIES, [each["sql"] for each in queries]
        response.queries = len(queries)
        return response

    return open_url


@pytest.fixture
def open_page(client, curator):
    """Opens pages of the admin as a user who may only view."""
    client.force_login(curator)
    return make_opener(client)


@pytest.fixture
def open_as_curator(client, anna):
    """Opens pages of the admin as a curator."""
    return make_opener(client)


@pytest.fixture
def anna(client):
    """Anna, a curator, signed in."""
    found = create_account("anna", is_staff=True)
    client.force_login(found)
    return found


@pytest.fixture
def form_of(client, anna):
    """The data that a browser sends from the form of a record, with the typed changes."""

    def collect(record, **typed):
        context = client.get(admin_url(type(record), "change", record.key)).context
        data = dict(QueryDict(record_form_data(context["form"])).lists())
        return data | {"revision": context["revision"]} | typed

    return collect


@pytest.fixture
def save(client, form_of):
    """Opens the form of a record, makes the typed changes, and saves. Returns the response."""

    def send(record, **typed):
        page = admin_url(type(record), "change", record.key)
        return client.post(page, form_of(record, **typed), follow=True)

    return send


@pytest.fixture
def list_keys(open_page):
    """Opens a list. Returns the keys of its rows."""

    def keys(model, **parameters):
        response = open_page(admin_url(model), **parameters)
        return [getattr(row, "key", None) or row.pk for row in response.context["cl"].result_list]

    return keys


@pytest.fixture
def binh():
    """The client of a reviewer."""
    client = Client()
    client.force_login(create_account("binh", "reviewer", is_staff=True))
    return client


@pytest.fixture
def open_proposal(open_page):
    """Opens the page of a proposal. Returns its reading and its HTML."""

    def get(proposal, **parameters):
        response = open_page(admin_url(Proposal, "change", proposal.pk), **parameters)
        return response.context["reading"], response.content.decode()

    return get


@pytest.fixture
def decide(client):
    """Submits a form of the admin."""

    reason = "The official statement names the days."

    def send(url, record, **filled):
        body = {"revision": record.revision, "reason": reason} | filled
        return client.post(url, body, follow=True)

    return send
