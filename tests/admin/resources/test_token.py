"""Tokens: creating, displaying once, and revoking."""

from datetime import timedelta

import pytest
from django.test import Client

from relations.actions.access.tokens import grant
from relations.models import Token
from tests.admin.conftest import admin_url
from tests.factories.account import create_account

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def anna(client):
    """The client of a curator."""
    user = create_account("anna", is_staff=True)
    client.force_login(user)
    client.user = user
    return client


def create_token(user):
    return grant(user, scope="write", lifetime=HOUR)[0]


def list_keys(client):
    return [each.token_key for each in client.get(admin_url(Token)).context["cl"].result_list]


def request_status(secret):
    return Client().get("/api/v1/proposals/", headers={"Authorization": f"Bearer {secret}"}).status_code


def test_a_user_creates_a_token_and_its_secret_is_shown_once(anna):
    response = anna.post(admin_url(Token, "add"), {"scope": "write", "hours": "168"})

    secret = response.context["secret"]
    kept = Token.objects.get()
    assert (kept.user, kept.scope) == (anna.user, "write")
    assert timedelta(days=6) < kept.expiry - kept.created <= timedelta(days=7, seconds=1)
    assert "no-store" in response.headers["Cache-Control"]
    assert response.content.decode().count(secret) == 1
    assert secret not in anna.get(admin_url(Token)).content.decode()
    assert request_status(secret) == 200


@pytest.mark.parametrize("data", [{"scope": "all", "hours": "24"}, {"scope": "read", "hours": "9999"}, {}])
def test_an_invalid_scope_or_lifetime_is_refused(anna, data):
    response = anna.post(admin_url(Token, "add"), data)

    assert response.status_code == 200
    assert not Token.objects.exists()


def test_users_see_and_revoke_only_their_own_tokens(anna):
    own, foreign = create_token(anna.user), create_token(create_account("chi"))

    assert list_keys(anna) == [own.token_key]
    assert anna.get(admin_url(Token, "revoke", foreign.token_key)).status_code == 302
    anna.post(admin_url(Token, "revoke", foreign.token_key))
    assert "Revoke the token" in anna.get(admin_url(Token, "revoke", own.token_key)).content.decode()
    anna.post(admin_url(Token, "revoke", own.token_key))

    assert list(Token.objects.all()) == [foreign]


def test_an_administrator_can_revoke_any_token(client):
    client.force_login(create_account("admin", "administrator", is_staff=True))
    token, secret = grant(create_account("chi"), scope="write", lifetime=HOUR)
    assert list_keys(client) == [token.token_key]

    client.post(admin_url(Token, "revoke", token.token_key))

    assert request_status(secret) == 401


def test_the_digest_of_a_token_is_in_no_page_and_no_url(anna):
    token = create_token(anna.user)

    assert token.digest not in anna.get(admin_url(Token)).content.decode()
    assert anna.get(admin_url(Token, "change", token.digest)).status_code == 302
    assert anna.get(admin_url(Token, "revoke", "x\x00")).status_code == 302
