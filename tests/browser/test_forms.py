"""Writing on the desk in a real Chromium: add, be told of faults, save, collide, choose, and restore."""

from functools import partial

import pytest
from selenium.webdriver.common.by import By

from relations.models import Revision, Visit
from tests.admin.conftest import address
from tests.browser.autocomplete import pick
from tests.browser.desk import press
from tests.factories import CountryFactory, LeaderFactory, VisitFactory
from tests.factories.account import account
from tests.factories.record import corrected

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at_desk(open_as):
    """Opens a page of the desk as Anna, a curator."""
    return partial(open_as, account("anna", is_staff=True))


def typed(browser, name, text):
    field = browser.find_element(By.NAME, name)
    field.clear()
    field.send_keys(text)


def choose(browser, name, words, expected):
    """Find something by typing in the autocomplete of a field, by keyboard alone."""
    pick(browser, f"select[name='{name}'] + span [role=combobox]", words, expected)


def says(browser):
    return browser.find_element(By.CSS_SELECTOR, ".messagelist").text


def test_a_visit_is_added_after_its_faults_were_told_beside_their_fields(at_desk):
    CountryFactory(id="CHN", name="China"), CountryFactory(id="VNM", name="Viet Nam")
    LeaderFactory(id="to-lam", name="Tô Lâm")
    browser = at_desk(address(Visit, "add"))

    typed(browser, "id", "to-hanoi")
    choose(browser, "guest", "chi", "China")
    choose(browser, "host", "viet", "Viet Nam")
    typed(browser, "period", "in December")
    choose(browser, "delegation-0-leader", "to lam", "Tô Lâm")
    browser.find_element(By.LINK_TEXT, "Add to delegation").click()
    assert browser.find_element(By.NAME, "delegation-1-leader")
    press(browser, "Save")

    assert "'in December'" in browser.find_element(By.CSS_SELECTOR, "#fact-period .errorlist").text
    assert browser.find_element(By.NAME, "period").get_attribute("value") == "in December"
    assert "Tô Lâm" in browser.find_element(By.CSS_SELECTOR, "#fact-delegation").text
    typed(browser, "period", "2023-12")
    browser.find_element(By.XPATH, "//select[@name='delegation-0-role']/option[@value='principal']").click()
    press(browser, "Preview")
    assert "2023-12" in browser.find_element(By.CSS_SELECTOR, ".desk-preview").text
    press(browser, "Save")

    assert "Saved as revision 1." in says(browser)
    visit = Visit.objects.get()
    assert (visit.guest.key, visit.host.key, str(visit.period)) == ("CHN", "VNM", "2023-12")
    assert [each.leader.slug for each in visit.delegation.all()] == ["to-lam"]
    assert browser.get_log("browser") == []


def test_who_saves_second_sees_both_sides_and_chooses(at_desk):
    visit = VisitFactory(period="2023-12")
    browser = at_desk(address(Visit, "change", visit.key))

    typed(browser, "period", "2023-12-12")
    typed(browser, "tour", "East")
    corrected(visit, {"period": "2023-11", "occasion": "A summit"})
    press(browser, "Save")
    assert (
        "saved revision 2 while you were typing" in browser.find_element(By.CSS_SELECTOR, ".errornote").text
    )
    chosen = {each.get_attribute("name") for each in browser.find_elements(By.CSS_SELECTOR, ":checked")}
    assert chosen == {"choose-occasion", "choose-tour"}
    browser.find_element(By.CSS_SELECTOR, "[name=choose-period][value=mine]").click()
    press(browser, "Save what is chosen")

    assert "Saved as revision 3." in says(browser)
    visit.refresh_from_db()
    assert (str(visit.period), visit.occasion, visit.tour) == ("2023-12-12", "A summit", "East")
    assert browser.get_log("browser") == []


def test_an_earlier_step_is_restored_from_the_history(at_desk):
    visit = VisitFactory(id="to-hanoi", occasion="A summit")
    corrected(visit, {"occasion": "A feast"})
    browser = at_desk(address(Visit, "change", "to-hanoi"))

    press(browser, "History")
    press(browser, "Restore revision 1")
    assert browser.find_element(By.CSS_SELECTOR, "[data-field=occasion] ins").text == "A summit"
    typed(browser, "reason", "It was a summit after all.")
    press(browser, "Restore")

    assert "Saved as revision 3." in says(browser)
    assert Visit.objects.get().occasion == "A summit"
    assert Revision.objects.get(noun="visit", number=3).reason == "It was a summit after all."
    assert browser.get_log("browser") == []
