"""The login of the admin: limits on attempts by account and by client, with and without Redis."""

import html
import re
import socket
import time
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.conf import settings as present
from django.test import Client
from django.urls import reverse

from relations.actions.access.attempts import SHARED, WINDOW
from relations.models import Leader
from tests.factories.account import PASSWORD, create_account

pytestmark = pytest.mark.django_db
LOGINS = present.LOGIN_LIMIT
ELSEWHERE, GUESS = {"REMOTE_ADDR": "203.0.113.9"}, "wrong"


def sign_in(name="anna", password=GUESS, **where):
    url = reverse("admin:login")
    return Client().post(url, {"username": name, "password": password, "next": "/admin/"}, **where)


def assert_attempts_are_limited():
    assert [sign_in().status_code for _ in range(LOGINS)] == [200] * LOGINS
    response = sign_in(password=PASSWORD)
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 60


@pytest.fixture
def _anna():
    """Two accounts; a test that starts in the last seconds of a minute waits for the next."""
    left = WINDOW - time.time() % WINDOW
    if left < 8:
        time.sleep(left)
    create_account("anna", is_staff=True)
    create_account("chi", is_staff=True)


@pytest.mark.usefixtures("_anna")
def test_login_attempts_are_limited_by_account_and_by_address():
    assert_attempts_are_limited()

    assert sign_in(password=PASSWORD, **ELSEWHERE).status_code == 429
    assert sign_in("chi", PASSWORD).status_code == 429
    assert sign_in("chi", PASSWORD, **ELSEWHERE).status_code == 302


@pytest.mark.usefixtures("_anna")
def test_the_api_and_the_admin_share_the_limit_of_login_attempts():
    assert_attempts_are_limited()

    credentials = {"username": "anna", "password": PASSWORD}
    response = Client().post("/api/v1/tokens/", credentials, content_type="application/json", **ELSEWHERE)

    assert response.status_code == 429


@pytest.mark.usefixtures("_anna")
def test_login_attempts_are_limited_without_redis(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    unreachable = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": f"redis://127.0.0.1:{port}",
    }
    settings.CACHES = {**settings.CACHES, SHARED: unreachable}

    assert_attempts_are_limited()


@pytest.mark.usefixtures("_anna")
def test_behind_a_proxy_the_client_address_comes_from_the_proxy(settings):
    settings.BEHIND_TLS_PROXY = True
    for number in range(LOGINS):
        sign_in(f"somebody-{number}", headers={"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.7"})

    assert sign_in("chi", PASSWORD, headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 429
    assert sign_in("chi", PASSWORD, headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 302


@pytest.mark.usefixtures("_anna")
@pytest.mark.parametrize("spelling", [" anna", "anna\u3000", "\uff41nna", "an\uff4ea "])
def test_attempts_with_any_spelling_of_a_name_count_for_its_account(spelling):
    assert sign_in(spelling, PASSWORD, **ELSEWHERE).status_code == 302
    for number in range(LOGINS):
        sign_in(spelling, REMOTE_ADDR=f"198.51.100.{number}")

    assert sign_in(password=PASSWORD, REMOTE_ADDR="198.51.100.99").status_code == 429


@pytest.mark.usefixtures("_anna")
@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_signing_in_redirects_to_no_other_site(elsewhere):
    data = {"username": "anna", "password": PASSWORD, "next": elsewhere}

    assert Client().post(reverse("admin:login"), data).headers["Location"] == reverse("admin:index")


@pytest.mark.usefixtures("_anna")
def test_signing_in_starts_a_new_session():
    browser = Client()
    browser.cookies["sessionid"] = "a" * 32

    browser.post(reverse("admin:login"), {"username": "anna", "password": PASSWORD, "next": "/admin/"})

    assert browser.cookies["sessionid"].value != "a" * 32


@pytest.mark.usefixtures("_anna")
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "https://testserver"},
        {"Referer": "http://testserver/admin/"},
    ],
)
def test_a_form_without_proof_of_its_origin_is_refused(headers):
    browser = Client(enforce_csrf_checks=True)
    browser.login(username="anna", password=PASSWORD)

    response = browser.post(reverse("admin:relations_leader_add"), {"id": "typed"}, headers=headers)

    assert response.status_code == 403
    assert "typed</td>" not in response.content.decode()
    assert "you signed in again since you opened it" in response.json()["detail"]


def send_form(browser, url, **fields):
    """Send a form with the CSRF token of the last page."""
    return browser.post(url, fields | {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value})


@pytest.fixture
def browser(_anna):
    """A client that checks CSRF tokens and has opened a page."""
    browser = Client(enforce_csrf_checks=True)
    browser.get(reverse("admin:login"))
    return browser


def hidden_fields(response):
    """The hidden fields of a page without the CSRF token."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', response.content.decode())
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def test_a_form_that_was_sent_after_the_session_ended_is_kept_until_the_user_signs_in(browser):
    url = reverse("admin:relations_leader_add") + "?_popup=0"
    typed = {"id": "to-lam", "name": '<b>Tô Lâm</b> & "co"', "reason": ""}

    refused = send_form(browser, url, **typed)
    wrong = send_form(
        browser, reverse("admin:login"), username="chi", password="wrong", **hidden_fields(refused)
    )
    response = send_form(
        browser, reverse("admin:login"), username="chi", password=PASSWORD, **hidden_fields(wrong)
    )

    assert refused.headers["X-Signed-Out"] == "true"
    assert "what you typed is kept" in refused.content.decode()
    assert hidden_fields(wrong) == hidden_fields(refused) == {"draft": urlencode(typed), "next": url}
    assert hidden_fields(response) == typed
    assert f'action="{url}"' in response.content.decode()
    assert "&lt;b&gt;Tô Lâm&lt;/b&gt;" in response.content.decode()
    assert send_form(browser, url, **hidden_fields(response)).wsgi_request.user.username == "chi"


OURS = {"Sec-Fetch-Site": "same-origin"}
SIGNED_IN = {"username": "anna", "password": PASSWORD, "next": "/admin/"}


@pytest.fixture
def stale(browser):
    """A browser that has signed in again, and the CSRF token of a form that it opened before."""
    send_form(browser, reverse("admin:login"), **SIGNED_IN)
    token = browser.cookies["csrftoken"].value
    browser.get(reverse("admin:index"))
    browser.post(reverse("admin:logout"), {"csrfmiddlewaretoken": token})
    send_form(browser, reverse("admin:login"), **SIGNED_IN)
    assert browser.cookies["csrftoken"].value != token
    return browser, token


@pytest.mark.parametrize(
    "headers", [OURS, {"Origin": "http://testserver"}, OURS | {"Origin": "http://testserver"}]
)
def test_a_form_that_was_opened_before_signing_in_again_is_offered_for_sending(stale, headers):
    (browser, token), url = stale, reverse("admin:relations_leader_add") + "?_popup=0"
    typed = {"id": "to-lam", "name": '<b>Tô Lâm</b> & "co"', "reason": ""}

    response = browser.post(url, typed | {"csrfmiddlewaretoken": token}, headers=headers)

    assert response.headers["X-Signed-Out"] == "true"
    assert "no-store" in response.headers["Cache-Control"]
    assert "Nothing is saved yet" in response.content.decode()
    assert not Leader.objects.exists()
    assert hidden_fields(response) == typed
    assert f'action="{url}"' in response.content.decode()
    assert "&lt;b&gt;Tô Lâm&lt;/b&gt;" in response.content.decode()
    again = send_form(browser, url, **hidden_fields(response))
    assert again.context["form"].general_errors == [
        "The form arrived incomplete. Open it again, or submit fewer rows at once."
    ]


def test_passwords_files_and_empty_forms_are_not_kept(stale):
    browser, token = stale
    add, change = reverse("admin:relations_leader_add"), reverse("admin:password_change")
    forms = [(change, {"new_password1": PASSWORD}), (add, {"id": "x", "file": BytesIO(b"typed")}), (add, {})]
    sign_in_forms = [(reverse("admin:login"), {"username": "anna"}), (reverse("admin:logout"), {"id": "x"})]

    for url, fields in forms + sign_in_forms:
        response = browser.post(url, fields | {"csrfmiddlewaretoken": token}, headers=OURS)
        assert (response.status_code, "X-Signed-Out" in response.headers) == (403, False)
        assert "copy what you typed" in response.json()["detail"]


def test_no_form_is_kept_for_users_who_are_not_signed_in(browser):
    response = browser.post(reverse("admin:relations_leader_add"), {"id": "to-lam"}, headers=OURS)

    assert response.status_code == 403


def test_forged_forms_passwords_and_files_are_not_kept_when_the_session_has_ended(browser):
    url = reverse("admin:relations_leader_add")

    forged = browser.post(url, {"id": "to-lam"}, headers={"Accept": "text/html"})
    secret = send_form(browser, reverse("admin:password_change"), new_password1=PASSWORD)

    assert "to-lam" not in forged.content.decode()
    assert secret.status_code == 302
    assert PASSWORD not in secret.headers["Location"]
    assert send_form(browser, url, id="to-lam", file=BytesIO(b"typed")).status_code == 302
    assert send_form(browser, url).status_code == 302
