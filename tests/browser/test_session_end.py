"""Draft recovery in a real Chromium: a form survives the end of the session."""

import pytest
from django.contrib.sessions.models import Session
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from relations.models import Claim, Leader, Visit
from tests.admin.conftest import admin_url
from tests.browser.test_accessibility import find_violations
from tests.browser.waiting import next_page
from tests.factories import VisitFactory
from tests.factories.account import PASSWORD, create_account
from tests.factories.paragraph_text import create_source_with_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(browser, name):
    """Sign in on the login page, which keeps a form. Returns the button that sends the form again."""
    assert "what you typed is kept" in browser.find_element(By.CLASS_NAME, "errornote").text
    browser.find_element(By.NAME, "username").send_keys(name)
    with next_page(browser):
        browser.find_element(By.NAME, "password").send_keys(PASSWORD, Keys.ENTER)
    return browser.find_element(By.XPATH, "//button[.='Submit again']")


def sign_in_elsewhere(browser, root, name):
    """Sign out and in again in another tab and close it. The current tab stays as it is."""
    here = browser.current_window_handle
    browser.switch_to.new_window("tab")
    browser.get(f"{root}/admin/")
    with next_page(browser):
        browser.find_element(By.CSS_SELECTOR, "#logout-form button").click()
    browser.get(f"{root}/admin/login/")
    browser.find_element(By.NAME, "username").send_keys(name)
    with next_page(browser):
        browser.find_element(By.NAME, "password").send_keys(PASSWORD, Keys.ENTER)
    browser.close()
    browser.switch_to.window(here)


def test_a_form_is_sent_again_after_a_new_session_in_another_tab(open_as, live_server):
    browser = open_as(create_account("anna", is_staff=True), admin_url(Leader, "add"))
    browser.find_element(By.NAME, "id").send_keys("to-lam")
    sign_in_elsewhere(browser, live_server.url, "anna")

    with next_page(browser):
        browser.find_element(By.NAME, "name").send_keys("Tô <i>Lâm</i>", Keys.ENTER)
    send_button = browser.find_element(By.XPATH, "//button[.='Submit again']")
    assert "after your session had ended" in browser.find_element(By.ID, "content").text
    assert find_violations(browser) == []
    assert not Leader.objects.exists()
    with next_page(browser):
        send_button.send_keys(Keys.ENTER)

    assert browser.find_element(By.CLASS_NAME, "messagelist").text == "Saved as revision 1."
    assert Leader.objects.get().name == "Tô <i>Lâm</i>"
    assert browser.get_log("browser") == []


def test_a_form_is_sent_again_after_signing_in(open_as):
    browser = open_as(create_account("anna", is_staff=True), admin_url(Leader, "add"))
    Session.objects.all().delete()

    browser.find_element(By.NAME, "id").send_keys("to-lam")
    with next_page(browser):
        browser.find_element(By.NAME, "name").send_keys("Tô <i>Lâm</i>", Keys.ENTER)
    send_button = sign_in(browser, "anna")
    assert find_violations(browser) == []
    with next_page(browser):
        send_button.send_keys(Keys.ENTER)

    assert browser.find_element(By.CLASS_NAME, "messagelist").text == "Saved as revision 1."
    assert Leader.objects.get().name == "Tô <i>Lâm</i>"
    assert browser.get_log("browser") == []


@pytest.fixture
def curator(reader, admin_user):
    """A curator who has filled in a claim on the reader."""
    admin_user.set_password(PASSWORD)
    admin_user.save()
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(create_source_with_text("On 12 December 2023 the river rose", id="river"))
    curator.select(1, "12 December 2023")
    curator.choose_record("to-hanoi")
    curator.give_reason("It stands there.")
    return curator


def assert_claimed(curator):
    curator.wait_for_message("Standing:")
    claim = Claim.objects.get(source__slug="river", about_visit=Visit.objects.get(slug="to-hanoi"))
    assert (claim.printed, claim.fact) == ("12 December 2023", "period")


def test_a_claim_is_sent_again_after_a_new_session_in_another_tab(curator, live_server):
    sign_in_elsewhere(curator.browser, live_server.url, "admin")

    for selector in ("#claim-value button[type=submit]", "form.curation-form button.default"):
        with next_page(curator.browser):
            curator.find(selector).click()

    assert_claimed(curator)
    assert curator.browser.get_log("browser") == []


def test_a_claim_is_sent_again_after_signing_in(curator):
    Session.objects.all().delete()

    with next_page(curator.browser):
        curator.find("#claim-value button[type=submit]").click()
    send_button = sign_in(curator.browser, "admin")
    with next_page(curator.browser):
        send_button.send_keys(Keys.ENTER)

    assert_claimed(curator)
