"""Accounts: the history always belongs to the accounts that made it."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from relations.models import Proposal, Revision, Token
from tests.factories import ProposalFactory, TokenFactory
from tests.factories.account import PASSWORD, create_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    """The client of an administrator."""
    client.force_login(create_account("admin", "administrator", is_staff=True))
    return client


def user_url(name, *args):
    return reverse(f"admin:auth_user_{name}", args=args)


def save(client, user, **changes):
    """Send the form of an account with some fields changed. Returns the account."""
    given = {"username": user.username, "is_active": "on", "is_staff": "on", "groups": []} | changes
    client.post(
        user_url("change", user.pk), {name: value for name, value in given.items() if value is not None}
    )
    user.refresh_from_db()
    return user


def add(client, name):
    """Send the form of a new account. Returns the errors of the form."""
    secret = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    response = client.post(user_url("add"), {"username": name} | secret)
    return response.context["adminform"].form.errors if response.status_code == 200 else {}


def test_an_account_cannot_be_renamed(admin):
    anna = create_account("anna", "reviewer", is_staff=True)
    proposal = ProposalFactory(by="anna")

    assert save(admin, anna, username="anna2", first_name="Anna").username == "anna"
    assert anna.first_name == "Anna"
    browser = Client()
    browser.force_login(anna)
    data = {"action": "approve", "revision": proposal.base}
    browser.post(reverse("admin:relations_proposal_change", args=[proposal.pk]), data)
    assert Proposal.objects.get().state == "open"


def test_a_name_in_the_history_cannot_be_used_for_another_account(admin):
    ProposalFactory(by="Anna")

    assert "The history already names anna" in str(add(admin, "anna")["username"])
    assert "username" in add(admin, "writer")  # wrote what the factories made
    assert add(admin, "chi") == {}
    assert "username" in add(admin, "CHI")


def test_accounts_are_never_deleted(admin):
    anna = create_account("anna")

    assert admin.post(user_url("delete", anna.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [anna.pk], "post": "yes"}
    admin.post(user_url("changelist"), chosen)
    assert User.objects.filter(username="anna").exists()


def test_deactivating_ends_tokens_and_sessions_and_keeps_the_history(admin):
    token = TokenFactory(name="anna")
    anna = User.objects.get(username="anna")
    anna.is_staff = True
    anna.save()
    browser = Client()
    browser.force_login(anna)
    proposal = ProposalFactory(by="anna")
    assert browser.get(reverse("admin:index")).status_code == 200

    assert not save(admin, anna, is_active=None).is_active

    assert not Token.objects.filter(pk=token.pk).exists()
    assert browser.get(reverse("admin:index")).status_code == 302
    assert save(admin, anna).is_active  # back again, with neither session nor password
    assert browser.get(reverse("admin:index")).status_code == 302
    assert not anna.has_usable_password()
    proposal.refresh_from_db()
    assert (proposal.by, Revision.objects.filter(by="anna").exists()) == ("anna", False)


def test_an_administrator_can_give_roles_but_not_superuser_rights(admin):
    anna, superuser = create_account("anna"), User.objects.create_superuser("root")
    reviewer = Group.objects.get(name="reviewer")

    save(admin, anna, groups=[reviewer.pk], is_superuser="on", user_permissions=[1])

    assert list(anna.groups.all()) == [reviewer]
    assert (anna.is_superuser, anna.user_permissions.count()) == (False, 0)
    assert save(admin, superuser, first_name="Root").first_name == ""
    assert admin.get(reverse("admin:auth_user_password_change", args=[superuser.pk])).status_code == 403


def test_changing_a_password_ends_the_tokens_of_that_account_only(admin):
    anna, other = TokenFactory(name="anna").user, TokenFactory(name="binh")
    fresh = {"password1": "quite another secret", "password2": "quite another secret"}

    form = admin.get(user_url("password_change", anna.pk))
    response = admin.post(user_url("password_change", anna.pk), fresh | {"usable_password": "true"})

    assert "ends the sessions and the tokens" in form.content.decode()
    assert response.status_code == 302
    assert [token.pk for token in Token.objects.all()] == [other.pk]


def test_signing_in_keeps_tokens_even_if_the_password_is_hashed_again(client, settings):
    anna = TokenFactory(name="anna").user
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]

    assert client.login(username="anna", password=PASSWORD)

    anna.refresh_from_db()
    assert anna.password.startswith("scrypt")
    assert Token.objects.count() == 1
