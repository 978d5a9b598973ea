"""What the tests of the desk share."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from relations.models import Proposal
from tests.admin.sent import sent_of_record
from tests.factories.account import account

MOST_QUERIES = 12


def address(model, name="changelist", *args):
    """The address of a page of the desk about a kind."""
    return reverse(f"admin:relations_{model._meta.model_name}_{name}", args=args)


@pytest.fixture
def curator(django_user_model):
    """Somebody of the staff who may view everything, by the rights of a group."""
    found = django_user_model.objects.create_user("curator", is_staff=True)
    group = Group.objects.create(name="viewers")
    group.permissions.set(Permission.objects.filter(codename__startswith="view_"))
    found.groups.add(group)
    return found


def opener(client):
    """Opens a page of the desk; refuses one that fails or asks more than a page may."""

    def opened(url, /, **parameters):
        ContentType.objects.clear_cache()  # so that each page asks what the first of a process does
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(url, parameters)
        assert answer.status_code == 200, answer
        assert len(asked) <= MOST_QUERIES, [each["sql"] for each in asked]
        answer.queries = len(asked)
        return answer

    return opened


@pytest.fixture
def desk(client, curator):
    """Opens pages of the desk as somebody who may only view."""
    client.force_login(curator)
    return opener(client)


@pytest.fixture
def writing_desk(client, anna):
    """Opens pages of the desk as a curator."""
    return opener(client)


@pytest.fixture
def anna(client):
    """Anna, a curator, sits at the desk."""
    found = account("anna", is_staff=True)
    client.force_login(found)
    return found


@pytest.fixture
def form_of(client, anna):
    """What a browser would send of the form of a record, as it is shown, with something typed instead."""

    def opened(record, **typed):
        context = client.get(address(type(record), "change", record.key)).context
        sent = dict(QueryDict(sent_of_record(context["form"])).lists())
        return sent | {"revision": context["revision"]} | typed

    return opened


@pytest.fixture
def save(client, form_of):
    """Opens the form of a record, types something instead, and saves."""

    def saved(record, **typed):
        page = address(type(record), "change", record.key)
        return client.post(page, form_of(record, **typed), follow=True)

    return saved


@pytest.fixture
def listed(desk):
    """The keys of the rows that a list shows."""

    def keys(model, **parameters):
        answer = desk(address(model), **parameters)
        return [getattr(row, "key", None) or row.pk for row in answer.context["cl"].result_list]

    return keys


@pytest.fixture
def binh():
    """A reviewer at the desk, in a browser of their own."""
    client = Client()
    client.force_login(account("binh", "reviewer", is_staff=True))
    return client


@pytest.fixture
def shown(desk):
    """A proposal as its page shows it."""

    def opened(proposal, **parameters):
        answer = desk(address(Proposal, "change", proposal.pk), **parameters)
        return answer.context["reading"], answer.content.decode()

    return opened


@pytest.fixture
def decide(client):
    """Sends what a form of the desk would."""

    reason = "The official statement names the days."

    def sent(url, record, **filled):
        body = {"revision": record.revision, "reason": reason} | filled
        return client.post(url, body, follow=True)

    return sent
