"""Tokens: hashed, shown once, with a scope and an expiry, revocable, never in a URL."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from relations.actions.access.tokens import grant
from relations.models import Token
from tests.api.curator import Curator, error_codes, url
from tests.factories import LeaderFactory, VisitFactory
from tests.factories.account import PASSWORD, create_account

pytestmark = pytest.mark.django_db
TOKENS = "/api/v1/tokens/"
QUEUE = "/api/v1/proposals/"


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


def login(api, **more):
    return api.post(TOKENS, {"username": "anna", "password": PASSWORD} | more)


def test_signing_in_returns_a_token_that_is_stored_as_a_digest(api):
    create_account("anna")

    response = login(api, scope="write", hours=2)

    assert response.status_code == 201
    body = response.json()
    stored = Token.objects.get()
    assert (body["scope"], body["id"]) == ("write", body["token"][:15])
    assert body["token"] not in (stored.digest, stored.token_key)
    assert timedelta(hours=1) < stored.expiry - timezone.now() < timedelta(hours=2)
    assert api.get(QUEUE, headers=bearer(body["token"])).status_code == 200
    listed = api.get(TOKENS, headers=bearer(body["token"])).json()["results"]
    assert [set(each) for each in listed] == [{"id", "scope", "created_at", "expires_at"}]


def test_a_read_token_cannot_write(anna):
    reader = Curator("chi", scope="read")
    draft = VisitFactory()

    response = reader.correct(draft, {"period": "2022"})

    assert response.status_code == 403
    assert "the scope write" in response.json()["detail"]
    assert reader.read(draft).status_code == 200


def test_a_token_expires_and_can_be_revoked(api):
    user = create_account("anna")
    _, ended = grant(user, scope="read", lifetime=timedelta(seconds=-1))
    assert api.get(QUEUE, headers=bearer(ended)).status_code == 401
    token, other = login(api).json(), login(api).json()
    token_url = f"{TOKENS}{token['id']}/"
    _, foreign = grant(create_account("dung"), scope="write", lifetime=timedelta(hours=1))

    assert api.delete(token_url, headers=bearer(foreign)).status_code == 404
    assert api.delete(token_url, headers=bearer(token["token"])).status_code == 204
    assert api.get(QUEUE, headers=bearer(token["token"])).status_code == 401
    assert api.get(QUEUE, headers=bearer(other["token"])).status_code == 200


def test_a_read_token_revokes_only_itself(api):
    create_account("anna")
    reading, writing = login(api).json(), login(api, scope="write").json()

    response = api.delete(f"{TOKENS}{writing['id']}/", headers=bearer(reading["token"]))

    assert response.status_code == 403
    assert "the scope write" in response.json()["detail"]
    assert api.get(QUEUE, headers=bearer(writing["token"])).status_code == 200
    assert api.delete(f"{TOKENS}{reading['id']}/", headers=bearer(reading["token"])).status_code == 204


def test_deactivating_a_curator_revokes_tokens_and_keeps_changes(anna, api):
    draft = LeaderFactory(id="kept")
    anna.correct(draft, {"native_name": "Tên"})
    anna.account.is_active = False
    anna.account.save()

    assert anna.correct(draft, {"native_name": "Khác"}, tag='"2"').status_code == 401
    draft.refresh_from_db()
    assert (draft.revision, draft.native_name) == (2, "Tên")


@pytest.mark.parametrize("secret", ["x", "0" * 64, "ü" * 32, "0" * 63 + "\x00", "a b"])
def test_an_invalid_token_is_an_error_only_where_an_account_is_needed(api, secret):
    headers = {"Authorization": f"Bearer {secret}".encode().decode("latin-1")}

    assert api.get(QUEUE, headers=headers).status_code == 401
    assert api.get("/api/v1/visits/", headers=headers).status_code == 200


def test_a_token_in_the_url_is_not_accepted(api):
    token = grant_token("anna")

    assert api.get(QUEUE, {"token": token}).status_code == 401
    assert error_codes(api.get("/api/v1/visits/", {"token": token})) == [("token", "unknown_parameter")]


def grant_token(name):
    return grant(create_account(name), scope="read", lifetime=timedelta(hours=1))[1]


def test_hours_may_be_a_json_number_without_a_fraction(api):
    create_account("anna")

    assert login(api, hours=844.0).status_code == 201
    assert error_codes(login(api, hours=844.5)) == [("/hours", "wrong_type")]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"username": "anna"}, "/password"),
        ({"username": 7, "password": "x"}, "/username"),
        ({"username": "anna", "password": "x", "scope": "all"}, "/scope"),
        ({"username": "anna", "password": "x", "hours": 0}, "/hours"),
        ({"username": "anna", "password": "x", "admin": "true"}, "/admin"),
    ],
)
def test_errors_of_signing_in_point_to_the_field(api, body, pointer):
    response = api.post(TOKENS, body)

    assert (response.status_code, error_codes(response)[0][0]) == (400, pointer)


def test_failed_logins_are_limited_by_ip_address_and_account(api):
    create_account("anna")
    tried = [login(api, password="wrong").status_code for _ in range(11)]

    assert tried == [401] * 10 + [429]
    response = login(api)
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 60
    elsewhere = {"REMOTE_ADDR": "203.0.113.9"}
    assert api.post(TOKENS, {"username": "anna", "password": PASSWORD}, **elsewhere).status_code == 429
    create_account("chi")
    assert api.post(TOKENS, {"username": "chi", "password": PASSWORD}, **elsewhere).status_code == 201


def test_a_session_of_the_admin_needs_a_csrf_token_to_write():
    create_account("anna", is_staff=True)
    draft, browser = VisitFactory(), Client(enforce_csrf_checks=True)
    assert browser.login(username="anna", password=PASSWORD)
    request = {"content_type": "application/json", "headers": {"If-Match": '"1"'}}

    rejected = browser.patch(url(draft), {"period": "2022"}, **request)
    browser.get("/admin/")
    browser.get("/admin/login/?next=/")
    browser.cookies["csrftoken"] = "a" * 32
    request["headers"]["X-CSRFToken"] = "a" * 32
    accepted = browser.patch(url(draft), {"period": "2022"}, **request)

    assert (rejected.status_code, accepted.status_code) == (403, 200)
    assert "CSRF" in rejected.json()["detail"]
