"""The login of the desk: whoever guesses waits, by account and by address, also without Redis."""

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

from relations.actions.counting import SHARED, WINDOW
from relations.models import Leader
from tests.factories.account import PASSWORD, account

pytestmark = pytest.mark.django_db
LOGINS = present.LOGIN_LIMIT
ELSEWHERE, GUESS = {"REMOTE_ADDR": "203.0.113.9"}, "wrong"


def tried(name="anna", password=GUESS, **where):
    url = reverse("admin:login")
    return Client().post(url, {"username": name, "password": password, "next": "/admin/"}, **where)


def assert_slowed_down():
    assert [tried().status_code for _ in range(LOGINS)] == [200] * LOGINS
    answer = tried(password=PASSWORD)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60


@pytest.fixture
def _anna():
    """Two accounts; a test that starts in the last seconds of a minute waits for the next."""
    left = WINDOW - time.time() % WINDOW
    if left < 8:
        time.sleep(left)
    account("anna", is_staff=True)
    account("chi", is_staff=True)


@pytest.mark.usefixtures("_anna")
def test_guessing_is_slowed_down_for_an_account_and_for_an_address():
    assert_slowed_down()

    assert tried(password=PASSWORD, **ELSEWHERE).status_code == 429
    assert tried("chi", PASSWORD).status_code == 429
    assert tried("chi", PASSWORD, **ELSEWHERE).status_code == 302


@pytest.mark.usefixtures("_anna")
def test_the_login_of_the_api_counts_with_that_of_the_desk():
    assert_slowed_down()

    asked = {"username": "anna", "password": PASSWORD}
    answer = Client().post("/api/v1/tokens/", asked, content_type="application/json", **ELSEWHERE)

    assert answer.status_code == 429


@pytest.mark.usefixtures("_anna")
def test_guessing_is_slowed_down_without_redis(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    gone = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": f"redis://127.0.0.1:{port}"}
    settings.CACHES = {**settings.CACHES, SHARED: gone}

    assert_slowed_down()


@pytest.mark.usefixtures("_anna")
def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_names(settings):
    settings.BEHIND_TLS_PROXY = True
    for number in range(LOGINS):
        tried(f"somebody-{number}", headers={"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.7"})

    assert tried("chi", PASSWORD, headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 429
    assert tried("chi", PASSWORD, headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 302


@pytest.mark.usefixtures("_anna")
@pytest.mark.parametrize("spelt", [" anna", "anna\u3000", "\uff41nna", "an\uff4ea "])
def test_every_spelling_that_opens_an_account_counts_for_it(spelt):
    assert tried(spelt, PASSWORD, **ELSEWHERE).status_code == 302
    for number in range(LOGINS):
        tried(spelt, REMOTE_ADDR=f"198.51.100.{number}")

    assert tried(password=PASSWORD, REMOTE_ADDR="198.51.100.99").status_code == 429


@pytest.mark.usefixtures("_anna")
@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(elsewhere):
    sent = {"username": "anna", "password": PASSWORD, "next": elsewhere}

    assert Client().post(reverse("admin:login"), sent).headers["Location"] == reverse("admin:index")


@pytest.mark.usefixtures("_anna")
def test_signing_in_begins_a_session_of_its_own():
    browser = Client()
    browser.cookies["sessionid"] = "a" * 32

    browser.post(reverse("admin:login"), {"username": "anna", "password": PASSWORD, "next": "/admin/"})

    assert browser.cookies["sessionid"].value != "a" * 32


@pytest.mark.usefixtures("_anna")
@pytest.mark.parametrize(
    "said",
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
def test_a_form_of_which_no_browser_says_that_it_is_ours_is_refused_with_the_reason(said):
    browser = Client(enforce_csrf_checks=True)
    browser.login(username="anna", password=PASSWORD)

    answer = browser.post(reverse("admin:relations_leader_add"), {"id": "typed"}, headers=said)

    assert answer.status_code == 403
    assert "typed</td>" not in answer.content.decode()
    assert "you signed in anew since you opened it" in answer.json()["detail"]


def sent(browser, url, **fields):
    """Send a form with the token of the page that the browser has seen last."""
    return browser.post(url, fields | {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value})


@pytest.fixture
def browser(_anna):
    """One that refuses forged requests, and has opened a page."""
    browser = Client(enforce_csrf_checks=True)
    browser.get(reverse("admin:login"))
    return browser


def hidden(answer):
    """The hidden fields of a page, but for that against forged requests."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.content.decode())
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def test_what_was_typed_when_a_session_ended_is_sent_after_signing_in(browser):
    url = reverse("admin:relations_leader_add") + "?_popup=0"
    typed = {"id": "to-lam", "name": '<b>Tô Lâm</b> & "co"', "reason": ""}

    refused = sent(browser, url, **typed)
    wrong = sent(browser, reverse("admin:login"), username="chi", password="wrong", **hidden(refused))
    answer = sent(browser, reverse("admin:login"), username="chi", password=PASSWORD, **hidden(wrong))

    assert refused.headers["X-Signed-Out"] == "true"
    assert "Nothing is lost" in refused.content.decode()
    assert hidden(wrong) == hidden(refused) == {"kept": urlencode(typed), "next": url}
    assert hidden(answer) == typed
    assert f'action="{url}"' in answer.content.decode()
    assert "&lt;b&gt;Tô Lâm&lt;/b&gt;" in answer.content.decode()
    assert sent(browser, url, **hidden(answer)).wsgi_request.user.username == "chi"


OURS = {"Sec-Fetch-Site": "same-origin"}
SIGNED_IN = {"username": "anna", "password": PASSWORD, "next": "/admin/"}


@pytest.fixture
def stale(browser):
    """A browser whose owner signed in anew elsewhere, and the token of a form that was opened before."""
    sent(browser, reverse("admin:login"), **SIGNED_IN)
    token = browser.cookies["csrftoken"].value
    browser.get(reverse("admin:index"))
    browser.post(reverse("admin:logout"), {"csrfmiddlewaretoken": token})
    sent(browser, reverse("admin:login"), **SIGNED_IN)
    assert browser.cookies["csrftoken"].value != token
    return browser, token


@pytest.mark.parametrize(
    "said", [OURS, {"Origin": "http://testserver"}, OURS | {"Origin": "http://testserver"}]
)
def test_what_was_typed_before_signing_in_anew_is_offered_to_be_sent(stale, said):
    (browser, token), url = stale, reverse("admin:relations_leader_add") + "?_popup=0"
    typed = {"id": "to-lam", "name": '<b>Tô Lâm</b> & "co"', "reason": ""}

    answer = browser.post(url, typed | {"csrfmiddlewaretoken": token}, headers=said)

    assert answer.headers["X-Signed-Out"] == "true"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Nothing of it is saved yet" in answer.content.decode()
    assert not Leader.objects.exists()
    assert hidden(answer) == typed
    assert f'action="{url}"' in answer.content.decode()
    assert "&lt;b&gt;Tô Lâm&lt;/b&gt;" in answer.content.decode()
    again = sent(browser, url, **hidden(answer))
    assert again.context["form"].others == [
        "Not all of the form arrived. Open it again, or send less of it at once."
    ]


def test_passwords_and_files_and_what_holds_nothing_are_refused_as_before(stale):
    browser, token = stale
    add, change = reverse("admin:relations_leader_add"), reverse("admin:password_change")
    forms = [(change, {"new_password1": PASSWORD}), (add, {"id": "x", "file": BytesIO(b"typed")}), (add, {})]
    doors = [(reverse("admin:login"), {"username": "anna"}), (reverse("admin:logout"), {"id": "x"})]

    for url, fields in forms + doors:
        answer = browser.post(url, fields | {"csrfmiddlewaretoken": token}, headers=OURS)
        assert (answer.status_code, "X-Signed-Out" in answer.headers) == (403, False)
        assert "copy what you typed" in answer.json()["detail"]


def test_nothing_is_offered_to_those_who_are_not_signed_in(browser):
    answer = browser.post(reverse("admin:relations_leader_add"), {"id": "to-lam"}, headers=OURS)

    assert answer.status_code == 403


def test_nothing_is_kept_of_forged_forms_passwords_and_files(browser):
    url = reverse("admin:relations_leader_add")

    forged = browser.post(url, {"id": "to-lam"}, headers={"Accept": "text/html"})
    secret = sent(browser, reverse("admin:password_change"), new_password1=PASSWORD)

    assert "to-lam" not in forged.content.decode()
    assert secret.status_code == 302
    assert PASSWORD not in secret.headers["Location"]
    assert sent(browser, url, id="to-lam", file=BytesIO(b"typed")).status_code == 302
    assert sent(browser, url).status_code == 302
