"""Conflicts and duplicates in a real Chromium: choosing a value, merging, unmerging and moving claims."""

from functools import partial

import pytest
from django.urls import reverse
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from relations.actions import review
from relations.models import Conflict, Leader, Proposal
from tests.admin.conftest import admin_url
from tests.browser.autocomplete import pick
from tests.browser.waiting import next_page
from tests.factories import ClaimFactory, LeaderFactory, VisitFactory
from tests.factories.paragraph_text import create_source_with_text
from tests.factories.record import AT, correct_record, document_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REASON = "The diary of the river gives the day."


@pytest.fixture
def open_page(open_as, admin_user):
    """Opens a page of the admin as a superuser."""
    return partial(open_as, admin_user)


def press(browser, words):
    """Press a button or a link with these words by keyboard, and wait for the next page."""
    found = f"//main//*[self::button or self::a][contains(., '{words}')]"
    with next_page(browser):
        browser.find_element(By.XPATH, found).send_keys(Keys.ENTER)


def fill(browser, name, text):
    browser.find_element(By.NAME, name).send_keys(text)


def messages(browser):
    return browser.find_element(By.CLASS_NAME, "messagelist").text


def test_a_value_of_a_conflict_is_chosen_with_a_reason(open_page):
    create_source_with_text("On 12 December the river rose\nand rests", id="river")
    visit = VisitFactory(id="to-hanoi", period="2023-12-14")
    claim = ClaimFactory(record=visit, at="river#1", printed="12 December", value="2023-12-12")
    browser = open_page(admin_url(Conflict, "change", Conflict.objects.get().pk))
    assert browser.find_element(By.TAG_NAME, "mark").text == "12 December"

    browser.find_element(By.CSS_SELECTOR, f"input[value='{claim.pk}']").send_keys(Keys.SPACE)
    fill(browser, "reason", REASON)
    press(browser, "Choose this value")

    assert "Saved as revision" in messages(browser)
    data = document_of(visit).data
    assert (data["period"], data["basis"]["period"]["reason"]) == ("2023-12-12", REASON)
    assert browser.get_log("browser") == []


def test_two_duplicates_are_merged_and_unmerged(open_page):
    for key in ("one", "two"):
        LeaderFactory(id=key, name="To Lam", native_name=f"To Lam {key}", published=True)
    VisitFactory(id="a-visit", delegation=[{"leader": "two", "role": "principal"}], published=True)
    browser = open_page(admin_url(Leader, "duplicates"))

    press(browser, "Compare with two")
    browser.find_element(By.CSS_SELECTOR, "input[value='theirs']").send_keys(Keys.SPACE)
    fill(browser, "reason", "One man.")
    press(browser, "Preview")
    assert "visit/a-visit" in browser.find_element(By.CSS_SELECTOR, "[aria-labelledby='also']").text
    press(browser, "Propose merge")
    assert "once somebody else approves it" in messages(browser)
    approve()
    assert Leader.objects.get(slug="one").native_name == "To Lam two"

    browser = open_page(admin_url(Leader, "identity", "one"))
    browser.find_element(By.ID, "why-two").send_keys("Two men after all.")
    press(browser, "Undo merge")
    press(browser, "Propose undoing the merge")
    approve()

    assert Leader.objects.get(slug="two").is_published
    assert Leader.objects.get(slug="one").native_name == "To Lam one"
    assert browser.get_log("browser") == []


def approve():
    review.approve(Proposal.objects.open().get(), by="binh", at=AT)


def test_unmerging_is_refused_after_later_edits(open_page):
    for key in ("one", "two"):
        LeaderFactory(id=key, name="To Lam")
    browser = open_page(admin_url(Leader, "merge", "one", "two"))
    fill(browser, "reason", "One man.")
    press(browser, "Preview")
    press(browser, "Merge now")
    correct_record(Leader.objects.get(slug="one"), {"native_name": "Tô Lâm"})

    browser = open_page(admin_url(Leader, "identity", "one"))
    browser.find_element(By.ID, "why-two").send_keys("Two men after all.")
    press(browser, "Undo merge")

    assert "edited since the merge: leader/one" in messages(browser)
    assert browser.find_element(By.ID, "why-two").get_attribute("value") == "Two men after all."
    assert browser.get_log("browser") == []


def test_a_claim_is_moved_to_a_new_record(open_page):
    wrong = create_misplaced_claim()
    browser = open_page(reverse("admin:relations_conflict_fact", args=["leader", "one", "name"]))

    browser.find_element(By.CSS_SELECTOR, f"input[value='{wrong.pk}']").send_keys(Keys.SPACE)
    fill(browser, "reason", "The paragraph means his successor.")
    fill(browser, "new", "to-lam")
    press(browser, "Create it with the claim")
    assert "leader/to-lam" in browser.find_element(By.CSS_SELECTOR, "[aria-labelledby='also']").text
    press(browser, "Propose new record")

    assert "once somebody else approves it" in messages(browser)
    approve()
    wrong.refresh_from_db()
    assert (wrong.record_key, wrong.standing) == ("leader/to-lam", "agrees")
    assert Leader.objects.get(slug="to-lam").publication == "draft"
    for key in ("one", "to-lam"):
        browser = open_page(admin_url(Leader, "history", key))
        assert "The paragraph means his successor." in browser.find_element(By.TAG_NAME, "main").text
    assert browser.get_log("browser") == []


def test_a_claim_is_moved_to_another_record_by_keyboard(open_page):
    LeaderFactory(id="to-lam", name="To Lam", published=True)
    wrong = create_misplaced_claim()
    browser = open_page(reverse("admin:relations_conflict_fact", args=["leader", "one", "name"]))

    browser.find_element(By.CSS_SELECTOR, f"input[value='{wrong.pk}']").send_keys(Keys.SPACE)
    fill(browser, "reason", "The paragraph means his successor.")
    pick(browser, "[aria-labelledby='elsewhere'] .select2-selection", "To Lam", "to-lam")
    press(browser, "Move the claim")
    press(browser, "Propose move")
    approve()

    wrong.refresh_from_db()
    assert (wrong.record_key, wrong.standing) == ("leader/to-lam", "agrees")
    assert browser.get_log("browser") == []


def create_misplaced_claim():
    """Create a published leader with a claim on his name that names his successor. Returns the claim."""
    leader = LeaderFactory(id="one", name="Vo Van Thuong", published=True)
    claims = document_of(leader).data["claims"]
    wrong = {"at": "first-witness#7", "printed": "To Lam", "value": "To Lam"}
    correct_record(leader, {"claims": claims | {"name": [*claims["name"], wrong]}})
    return leader.claims.get(printed="To Lam")
