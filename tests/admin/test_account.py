"""Accounts on the desk: nobody's past work can become somebody else's, or stop being one's own."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from relations.models import Proposal, Revision, Token
from tests.factories import ProposalFactory, TokenFactory
from tests.factories.account import PASSWORD, account

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    """An administrator at the desk."""
    client.force_login(account("admin", "administrator", is_staff=True))
    return client


def page(name, *args):
    return reverse(f"admin:auth_user_{name}", args=args)


def saved(client, user, **changes):
    """Send the form of an account with some fields changed."""
    given = {"username": user.username, "is_active": "on", "is_staff": "on", "groups": []} | changes
    client.post(page("change", user.pk), {name: value for name, value in given.items() if value is not None})
    user.refresh_from_db()
    return user


def added(client, name):
    """Ask for a new account; what the form says against it."""
    secret = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post(page("add"), {"username": name} | secret)
    return answer.context["adminform"].form.errors if answer.status_code == 200 else {}


def test_nobody_is_renamed_not_even_by_a_form_made_by_hand(admin):
    anna = account("anna", "reviewer", is_staff=True)
    proposal = ProposalFactory(by="anna")

    assert saved(admin, anna, username="anna2", first_name="Anna").username == "anna"
    assert anna.first_name == "Anna"
    browser = Client()
    browser.force_login(anna)
    asked = {"deed": "approve", "revision": proposal.base}
    browser.post(reverse("admin:relations_proposal_change", args=[proposal.pk]), asked)
    assert Proposal.objects.get().state == "open"


def test_a_name_in_history_is_given_to_nobody_else(admin):
    ProposalFactory(by="Anna")

    assert "History names anna already" in str(added(admin, "anna")["username"])
    assert "username" in added(admin, "writer")  # wrote what the factories made
    assert added(admin, "chi") == {}
    assert "username" in added(admin, "CHI")


def test_accounts_are_never_deleted(admin):
    anna = account("anna")

    assert admin.post(page("delete", anna.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [anna.pk], "post": "yes"}
    admin.post(page("changelist"), chosen)
    assert User.objects.filter(username="anna").exists()


def test_deactivating_ends_tokens_and_sessions_for_good_and_keeps_history(admin):
    token = TokenFactory(name="anna")
    anna = User.objects.get(username="anna")
    anna.is_staff = True
    anna.save()
    browser = Client()
    browser.force_login(anna)
    proposal = ProposalFactory(by="anna")
    assert browser.get(reverse("admin:index")).status_code == 200

    assert not saved(admin, anna, is_active=None).is_active

    assert not Token.objects.filter(pk=token.pk).exists()
    assert browser.get(reverse("admin:index")).status_code == 302
    assert saved(admin, anna).is_active  # back again, with neither session nor password
    assert browser.get(reverse("admin:index")).status_code == 302
    assert not anna.has_usable_password()
    proposal.refresh_from_db()
    assert (proposal.by, Revision.objects.filter(by="anna").exists()) == ("anna", False)


def test_an_administrator_gives_roles_and_no_rights_above_all_rules(admin):
    anna, above = account("anna"), User.objects.create_superuser("root")
    reviewer = Group.objects.get(name="reviewer")

    saved(admin, anna, groups=[reviewer.pk], is_superuser="on", user_permissions=[1])

    assert list(anna.groups.all()) == [reviewer]
    assert (anna.is_superuser, anna.user_permissions.count()) == (False, 0)
    assert saved(admin, above, first_name="Root").first_name == ""
    assert admin.get(reverse("admin:auth_user_password_change", args=[above.pk])).status_code == 403


def test_a_changed_password_ends_the_tokens_of_its_account_alone(admin):
    anna, other = TokenFactory(name="anna").user, TokenFactory(name="binh")
    fresh = {"password1": "quite another secret", "password2": "quite another secret"}

    form = admin.get(page("password_change", anna.pk))
    answer = admin.post(page("password_change", anna.pk), fresh | {"usable_password": "true"})

    assert "ends the sessions and the tokens" in form.content.decode()
    assert answer.status_code == 302
    assert [token.pk for token in Token.objects.all()] == [other.pk]


def test_signing_in_ends_no_token_even_if_the_password_is_hashed_anew(client, settings):
    anna = TokenFactory(name="anna").user
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]

    assert client.login(username="anna", password=PASSWORD)

    anna.refresh_from_db()
    assert anna.password.startswith("scrypt")
    assert Token.objects.count() == 1
