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


def test_a_claim_of_the_reader_is_sent_after_signing_in_again(reader, admin_user):
    admin_user.set_password(PASSWORD)
    admin_user.save()
    VisitFactory(id="to-hanoi", period="2023-12")
    curator = reader(attached("On 12 December 2023 the river rose", id="river"))
    curator.select(1, "12 December 2023")
    curator.choose_record("to-hanoi")
    curator.give_reason("It stands there.")
    Session.objects.all().delete()

    with next_page(curator.browser):
        curator.find("#claim-value button[type=submit]").click()
    send = sign_in(curator.browser, "admin")
    with next_page(curator.browser):
        send.send_keys(Keys.ENTER)

    curator.told("The claim stands as")
    claim = Claim.objects.get(source__slug="river", about_visit=Visit.objects.get(slug="to-hanoi"))
    assert (claim.printed, claim.fact) == ("12 December 2023", "period")
