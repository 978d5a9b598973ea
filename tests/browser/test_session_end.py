"""A session that ends while somebody types, in a real Chromium: nothing is lost."""

import pytest
from django.contrib.sessions.models import Session
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from relations.models import Claim, Leader, Visit
from tests.admin.conftest import address
from tests.browser.test_accessibility import faults
from tests.browser.waiting import next_page
from tests.factories import VisitFactory
from tests.factories.account import PASSWORD, account
from tests.factories.paragraph_text import attached

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(browser, name):
    """Sign in on the page that asks for it, and go where it leads."""
    assert "Nothing is lost" in browser.find_element(By.CLASS_NAME, "errornote").text
    browser.find_element(By.NAME, "username").send_keys(name)
    with next_page(browser):
        browser.find_element(By.NAME, "password").send_keys(PASSWORD, Keys.ENTER)
    return browser.find_element(By.XPATH, "//button[.='Send it']")


def sign_in_elsewhere(browser, root, name):
    """Sign out and in again in another tab, which is closed then; what is open here is not touched."""
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


def test_a_form_is_sent_again_after_signing_in_anew_in_another_tab(open_as, live_server):
    browser = open_as(account("anna", is_staff=True), address(Leader, "add"))
    browser.find_element(By.NAME, "id").send_keys("to-lam")
    sign_in_elsewhere(browser, live_server.url, "anna")

    with next_page(browser):
        browser.find_element(By.NAME, "name").send_keys("Tô <i>Lâm</i>", Keys.ENTER)
    send = browser.find_element(By.XPATH, "//button[.='Send it']")
    assert "opened before you signed in" in browser.find_element(By.ID, "content").text
    assert faults(browser) == []
    assert not Leader.objects.exists()
    with next_page(browser):
        send.send_keys(Keys.ENTER)

    assert browser.find_element(By.CLASS_NAME, "messagelist").text == "Saved as revision 1."
    assert Leader.objects.get().name == "Tô <i>Lâm</i>"
    assert browser.get_log("browser") == []


def test_a_form_of_a_record_is_sent_after_signing_in_again(open_as):
    browser = open_as(account("anna", is_staff=True), address(Leader, "add"))
    Session.objects.all().delete()

    browser.find_element(By.NAME, "id").send_keys("to-lam")
    with next_page(browser):
        browser.find_element(By.NAME, "name").send_keys("Tô <i>Lâm</i>", Keys.ENTER)
    send = sign_in(browser, "anna")
    assert faults(browser) == []
    with next_page(browser):
        send.send_keys(Keys.ENTER)

    assert browser.find_element(By.CLASS_NAME, "messagelist").text == "Saved as revision 1."
    assert Leader.objects.get().name == "Tô <i>Lâm</i>"
    assert browser.get_log("browser") == []


@pytest.fixture
def curator(reader, admin_user):
    """Somebody who has filled in a claim on the reader."""
    admin_user.set_password(PASSWORD)
    admin_user.save()
    VisitFactory(id="to-hanoi", period="2023-12")
    found = reader(attached("On 12 December 2023 the river rose", id="river"))
    found.select(1, "12 December 2023")
    found.choose_record("to-hanoi")
    found.give_reason("It stands there.")
    return found


def assert_claimed(curator):
    curator.told("The claim stands as")
    claim = Claim.objects.get(source__slug="river", about_visit=Visit.objects.get(slug="to-hanoi"))
    assert (claim.printed, claim.fact) == ("12 December 2023", "period")


def test_a_claim_of_the_reader_is_sent_again_after_signing_in_anew_in_another_tab(curator, live_server):
    sign_in_elsewhere(curator.browser, live_server.url, "admin")

    for words in ("#claim-value button[type=submit]", "form.desk-form button.default"):
        with next_page(curator.browser):
            curator.find(words).click()

    assert_claimed(curator)
    assert curator.browser.get_log("browser") == []


def test_a_claim_of_the_reader_is_sent_after_signing_in_again(curator):
    Session.objects.all().delete()

    with next_page(curator.browser):
        curator.find("#claim-value button[type=submit]").click()
    send = sign_in(curator.browser, "admin")
    with next_page(curator.browser):
        send.send_keys(Keys.ENTER)

    assert_claimed(curator)
