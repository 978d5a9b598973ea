"""Forms in a real Chromium: adding, errors, saving, edit conflicts and restoring."""

from functools import partial

import pytest
from selenium.webdriver.common.by import By

from relations.models import Revision, Visit
from tests.admin.conftest import admin_url
from tests.browser.admin_site import press
from tests.browser.autocomplete import pick
from tests.factories import CountryFactory, LeaderFactory, VisitFactory
from tests.factories.account import create_account
from tests.factories.record import correct_record

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_as_anna(open_as):
    """Opens a page of the admin as Anna, a curator."""
    return partial(open_as, create_account("anna", is_staff=True))


def type_in(browser, name, text):
    field = browser.find_element(By.NAME, name)
    field.clear()
    field.send_keys(text)


def choose(browser, name, words, expected):
    """Find something in the autocomplete of a field by keyboard."""
    pick(browser, f"select[name='{name}'] + span [role=combobox]", words, expected)


def messages(browser):
    return browser.find_element(By.CSS_SELECTOR, ".messagelist").text


def test_a_visit_is_added_after_its_errors_were_shown_at_their_fields(open_as_anna):
    CountryFactory(id="CHN", name="China"), CountryFactory(id="VNM", name="Viet Nam")
    LeaderFactory(id="to-lam", name="Tô Lâm")
    browser = open_as_anna(admin_url(Visit, "add"))

    type_in(browser, "id", "to-hanoi")
    choose(browser, "guest", "chi", "China")
    choose(browser, "host", "viet", "Viet Nam")
    type_in(browser, "period", "in December")
    choose(browser, "delegation-0-leader", "to lam", "Tô Lâm")
    browser.find_element(By.LINK_TEXT, "Add to delegation").click()
    assert browser.find_element(By.NAME, "delegation-1-leader")
    press(browser, "Save")

    assert "'in December'" in browser.find_element(By.CSS_SELECTOR, "#fact-period .errorlist").text
    assert browser.find_element(By.NAME, "period").get_attribute("value") == "in December"
    assert "Tô Lâm" in browser.find_element(By.CSS_SELECTOR, "#fact-delegation").text
    type_in(browser, "period", "2023-12")
    browser.find_element(By.XPATH, "//select[@name='delegation-0-role']/option[@value='principal']").click()
    press(browser, "Preview")
    assert "2023-12" in browser.find_element(By.CSS_SELECTOR, ".curation-preview").text
    press(browser, "Save")

    assert "Saved as revision 1." in messages(browser)
    visit = Visit.objects.get()
    assert (visit.guest.key, visit.host.key, str(visit.period)) == ("CHN", "VNM", "2023-12")
    assert [each.leader.slug for each in visit.delegation.all()] == ["to-lam"]
    assert browser.get_log("browser") == []


def test_the_second_editor_chooses_between_both_versions(open_as_anna):
    visit = VisitFactory(period="2023-12")
    browser = open_as_anna(admin_url(Visit, "change", visit.key))

    type_in(browser, "period", "2023-12-12")
    type_in(browser, "tour", "East")
    correct_record(visit, {"period": "2023-11", "occasion": "A summit"})
    press(browser, "Save")
    assert (
        "saved revision 2 while you were editing" in browser.find_element(By.CSS_SELECTOR, ".errornote").text
    )
    chosen = {each.get_attribute("name") for each in browser.find_elements(By.CSS_SELECTOR, ":checked")}
    assert chosen == {"choose-occasion", "choose-tour"}
    browser.find_element(By.CSS_SELECTOR, "[name=choose-period][value=mine]").click()
    press(browser, "Save the chosen values")

    assert "Saved as revision 3." in messages(browser)
    visit.refresh_from_db()
    assert (str(visit.period), visit.occasion, visit.tour) == ("2023-12-12", "A summit", "East")
    assert browser.get_log("browser") == []


def test_an_earlier_revision_is_restored_from_the_history(open_as_anna):
    visit = VisitFactory(id="to-hanoi", occasion="A summit")
    correct_record(visit, {"occasion": "A feast"})
    browser = open_as_anna(admin_url(Visit, "change", "to-hanoi"))

    press(browser, "History")
    press(browser, "Restore revision 1")
    assert browser.find_element(By.CSS_SELECTOR, "[data-field=occasion] ins").text == "A summit"
    type_in(browser, "reason", "It was a summit after all.")
    press(browser, "Restore")

    assert "Saved as revision 3." in messages(browser)
    assert Visit.objects.get().occasion == "A summit"
    assert Revision.objects.get(noun="visit", number=3).reason == "It was a summit after all."
    assert browser.get_log("browser") == []
