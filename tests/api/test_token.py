"""Tokens: hashed, shown once, for reading or writing, with an end, revocable, never in an address."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from relations.actions.access import grant
from relations.models import Token
from tests.api.curator import Curator, codes, url
from tests.factories import LeaderFactory, VisitFactory
from tests.factories.account import PASSWORD, account

pytestmark = pytest.mark.django_db
TOKENS = "/api/v1/tokens/"
QUEUE = "/api/v1/proposals/"


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


def login(api, **more):
    return api.post(TOKENS, {"username": "anna", "password": PASSWORD} | more)


def test_who_signs_in_gets_a_token_that_is_kept_as_a_digest(api):
    account("anna")

    answer = login(api, scope="write", hours=2)

    assert answer.status_code == 201
    body = answer.json()
    kept = Token.objects.get()
    assert (body["scope"], body["id"]) == ("write", body["token"][:15])
    assert body["token"] not in (kept.digest, kept.token_key)
    assert timedelta(hours=1) < kept.expiry - timezone.now() < timedelta(hours=2)
    assert api.get(QUEUE, headers=bearer(body["token"])).status_code == 200
    listed = api.get(TOKENS, headers=bearer(body["token"])).json()["results"]
    assert [set(each) for each in listed] == [{"id", "scope", "created_at", "expires_at"}]


def test_a_token_for_reading_writes_nothing(anna):
    reader = Curator("chi", scope="read")
    draft = VisitFactory()

    answer = reader.correct(draft, {"period": "2022"})

    assert answer.status_code == 403
    assert "whose scope is write" in answer.json()["detail"]
    assert reader.read(draft).status_code == 200


def test_a_token_ends_and_can_be_revoked(api):
    user = account("anna")
    _, ended = grant(user, scope="read", lifetime=timedelta(seconds=-1))
    assert api.get(QUEUE, headers=bearer(ended)).status_code == 401
    token, other = login(api).json(), login(api).json()
    address = f"{TOKENS}{token['id']}/"
    _, foreign = grant(account("dung"), scope="write", lifetime=timedelta(hours=1))

    assert api.delete(address, headers=bearer(foreign)).status_code == 404
    assert api.delete(address, headers=bearer(token["token"])).status_code == 204
    assert api.get(QUEUE, headers=bearer(token["token"])).status_code == 401
    assert api.get(QUEUE, headers=bearer(other["token"])).status_code == 200


def test_a_token_for_reading_ends_no_token_but_itself(api):
    account("anna")
    reading, writing = login(api).json(), login(api, scope="write").json()

    answer = api.delete(f"{TOKENS}{writing['id']}/", headers=bearer(reading["token"]))

    assert answer.status_code == 403
    assert "whose scope is write" in answer.json()["detail"]
    assert api.get(QUEUE, headers=bearer(writing["token"])).status_code == 200
    assert api.delete(f"{TOKENS}{reading['id']}/", headers=bearer(reading["token"])).status_code == 204


def test_deactivating_a_curator_ends_their_tokens_and_keeps_what_they_did(anna, api):
    draft = LeaderFactory(id="kept")
    anna.correct(draft, {"native_name": "Tên"})
    anna.account.is_active = False
    anna.account.save()

    assert anna.correct(draft, {"native_name": "Khác"}, tag='"2"').status_code == 401
    draft.refresh_from_db()
    assert (draft.revision, draft.native_name) == (2, "Tên")


@pytest.mark.parametrize("secret", ["x", "0" * 64, "ü" * 32, "0" * 63 + "\x00", "a b"])
def test_what_is_no_token_is_refused_and_reading_goes_on_without(api, secret):
    headers = {"Authorization": f"Bearer {secret}".encode().decode("latin-1")}

    assert api.get(QUEUE, headers=headers).status_code == 401
    assert api.get("/api/v1/visits/", headers=headers).status_code == 200


def test_a_token_in_an_address_is_no_token(api):
    token = login_of("anna")

    assert api.get(QUEUE, {"token": token}).status_code == 401
    assert codes(api.get("/api/v1/visits/", {"token": token})) == [("token", "unknown_parameter")]


def login_of(name):
    return grant(account(name), scope="read", lifetime=timedelta(hours=1))[1]


def test_a_whole_number_of_hours_is_one_however_json_writes_it(api):
    account("anna")

    assert login(api, hours=844.0).status_code == 201
    assert codes(login(api, hours=844.5)) == [("/hours", "wrong_type")]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"username": "anna"}, "/password"),
        ({"username": 7, "password": "x"}, "/username"),
        ({"username": "anna", "password": "x", "scope": "all"}, "/scope"),
        ({"username": "anna", "password": "x", "hours": 0}, "/hours"),
        ({"username": "anna", "password": "x", "admin": "true"}, "/admin"),
    ],
)
def test_signing_in_takes_name_password_scope_and_hours(api, body, where):
    answer = api.post(TOKENS, body)

    assert (answer.status_code, codes(answer)[0][0]) == (400, where)


def test_guessing_is_slowed_down_for_an_address_and_for_an_account(api):
    account("anna")
    tried = [login(api, password="wrong").status_code for _ in range(11)]

    assert tried == [401] * 10 + [429]
    answer = login(api)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    elsewhere = {"REMOTE_ADDR": "203.0.113.9"}
    assert api.post(TOKENS, {"username": "anna", "password": PASSWORD}, **elsewhere).status_code == 429
    account("chi")
    assert api.post(TOKENS, {"username": "chi", "password": PASSWORD}, **elsewhere).status_code == 201


def test_a_session_of_the_admin_writes_with_its_csrf_token_only():
    account("anna", is_staff=True)
    draft, browser = VisitFactory(), Client(enforce_csrf_checks=True)
    assert browser.login(username="anna", password=PASSWORD)
    asked = {"content_type": "application/json", "headers": {"If-Match": '"1"'}}

    refused = browser.patch(url(draft), {"period": "2022"}, **asked)
    browser.get("/admin/")
    browser.get("/admin/login/?next=/")
    browser.cookies["csrftoken"] = "a" * 32
    asked["headers"]["X-CSRFToken"] = "a" * 32
    done = browser.patch(url(draft), {"period": "2022"}, **asked)

    assert (refused.status_code, done.status_code) == (403, 200)
    assert "CSRF" in refused.json()["detail"]
