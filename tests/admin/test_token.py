"""Tokens on the desk: whose one sees, how one is made, shown once, and ended."""

from datetime import timedelta

import pytest
from django.test import Client

from relations.actions.access import grant
from relations.models import Token
from tests.admin.conftest import address
from tests.factories.account import account

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def anna(client):
    """A curator at the desk."""
    user = account("anna", is_staff=True)
    client.force_login(user)
    client.user = user
    return client


def granted(user):
    return grant(user, scope="write", lifetime=HOUR)[0]


def keys(client):
    return [each.token_key for each in client.get(address(Token)).context["cl"].result_list]


def asks(secret):
    return Client().get("/api/v1/proposals/", headers={"Authorization": f"Bearer {secret}"}).status_code


def test_a_token_is_made_for_oneself_and_its_secret_is_shown_once(anna):
    answer = anna.post(address(Token, "add"), {"scope": "write", "hours": "168"})

    secret = answer.context["secret"]
    kept = Token.objects.get()
    assert (kept.user, kept.scope) == (anna.user, "write")
    assert timedelta(days=6) < kept.expiry - kept.created <= timedelta(days=7, seconds=1)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content.decode().count(secret) == 1
    assert secret not in anna.get(address(Token)).content.decode()
    assert asks(secret) == 200


@pytest.mark.parametrize("asked", [{"scope": "all", "hours": "24"}, {"scope": "read", "hours": "9999"}, {}])
def test_a_token_has_one_of_the_scopes_and_lifetimes(anna, asked):
    answer = anna.post(address(Token, "add"), asked)

    assert answer.status_code == 200
    assert not Token.objects.exists()


def test_one_sees_and_ends_ones_own_tokens_alone(anna):
    own, foreign = granted(anna.user), granted(account("chi"))

    assert keys(anna) == [own.token_key]
    assert anna.get(address(Token, "revoke", foreign.token_key)).status_code == 302
    anna.post(address(Token, "revoke", foreign.token_key))
    assert "Revoke it" in anna.get(address(Token, "revoke", own.token_key)).content.decode()
    anna.post(address(Token, "revoke", own.token_key))

    assert list(Token.objects.all()) == [foreign]


def test_whoever_keeps_the_accounts_ends_anybodys(client):
    client.force_login(account("admin", "administrator", is_staff=True))
    token, secret = grant(account("chi"), scope="write", lifetime=HOUR)
    assert keys(client) == [token.token_key]

    client.post(address(Token, "revoke", token.token_key))

    assert asks(secret) == 401


def test_the_key_of_a_token_in_the_database_stands_in_no_page_and_no_address(anna):
    token = granted(anna.user)

    assert token.digest not in anna.get(address(Token)).content.decode()
    assert anna.get(address(Token, "change", token.digest)).status_code == 302
    assert anna.get(address(Token, "revoke", "x\x00")).status_code == 302
