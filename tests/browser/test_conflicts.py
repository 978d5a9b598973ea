"""Disagreement and duplicates in a real Chromium: choosing with a reason, merging, undoing, being refused."""

from functools import partial

import pytest
from django.urls import reverse
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from relations.actions import review
from relations.models import Conflict, Leader, Proposal
from tests.admin.conftest import address
from tests.browser.autocomplete import pick
from tests.browser.waiting import next_page
from tests.factories import ClaimFactory, LeaderFactory, VisitFactory
from tests.factories.paragraph_text import attached
from tests.factories.record import AT, corrected, document_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHY = "The diary of the river gives the day."


@pytest.fixture
def desk(open_as, admin_user):
    """Opens a page of the desk as somebody who may do everything."""
    return partial(open_as, admin_user)


def press(browser, words):
    """Press a button or a link by its words, by keyboard; wait for the page that follows."""
    found = f"//main//*[self::button or self::a][contains(., '{words}')]"
    with next_page(browser):
        browser.find_element(By.XPATH, found).send_keys(Keys.ENTER)


def fill(browser, name, text):
    browser.find_element(By.NAME, name).send_keys(text)


def told(browser):
    return browser.find_element(By.CLASS_NAME, "messagelist").text


def test_a_conflict_is_seen_and_a_reading_chosen_with_its_reason(desk):
    attached("On 12 December the river rose\nand rests", id="river")
    visit = VisitFactory(id="to-hanoi", period="2023-12-14")
    claim = ClaimFactory(record=visit, at="river#1", printed="12 December", value="2023-12-12")
    browser = desk(address(Conflict, "change", Conflict.objects.get().pk))
    assert browser.find_element(By.TAG_NAME, "mark").text == "12 December"

    browser.find_element(By.CSS_SELECTOR, f"input[value='{claim.pk}']").send_keys(Keys.SPACE)
    fill(browser, "reason", WHY)
    press(browser, "Choose this value")

    assert "Saved as revision" in told(browser)
    data = document_of(visit).data
    assert (data["period"], data["basis"]["period"]["reason"]) == ("2023-12-12", WHY)
    assert browser.get_log("browser") == []


def test_two_duplicates_become_one_and_are_parted_again(desk):
    for key in ("one", "two"):
        LeaderFactory(id=key, name="To Lam", native_name=f"To Lam {key}", published=True)
    VisitFactory(id="a-visit", delegation=[{"leader": "two", "role": "principal"}], published=True)
    browser = desk(address(Leader, "duplicates"))

    press(browser, "Compare with two")
    browser.find_element(By.CSS_SELECTOR, "input[value='theirs']").send_keys(Keys.SPACE)
    fill(browser, "reason", "One man.")
    press(browser, "Show what would change")
    assert "visit/a-visit" in browser.find_element(By.CSS_SELECTOR, "[aria-labelledby='also']").text
    press(browser, "Do it")
    assert "once somebody else approves it" in told(browser)
    approve()
    assert Leader.objects.get(slug="one").native_name == "To Lam two"

    browser = desk(address(Leader, "identity", "one"))
    browser.find_element(By.ID, "why-two").send_keys("Two men after all.")
    press(browser, "Undo the merge")
    press(browser, "Do it")
    approve()

    assert Leader.objects.get(slug="two").is_published
    assert Leader.objects.get(slug="one").native_name == "To Lam one"
    assert browser.get_log("browser") == []


def approve():
    review.approve(Proposal.objects.open().get(), by="binh", at=AT)


def test_undoing_is_refused_while_later_edits_stand_in_the_way(desk):
    for key in ("one", "two"):
        LeaderFactory(id=key, name="To Lam")
    browser = desk(address(Leader, "merge", "one", "two"))
    fill(browser, "reason", "One man.")
    press(browser, "Show what would change")
    press(browser, "Do it")
    corrected(Leader.objects.get(slug="one"), {"native_name": "Tô Lâm"})

    browser = desk(address(Leader, "identity", "one"))
    browser.find_element(By.ID, "why-two").send_keys("Two men after all.")
    press(browser, "Undo the merge")

    assert "leader/one changed since" in told(browser)
    assert browser.find_element(By.ID, "why-two").get_attribute("value") == "Two men after all."
    assert browser.get_log("browser") == []


def test_words_that_mean_another_thing_start_a_record_of_their_own(desk):
    wrong = leader_with_the_words_of_another()
    browser = desk(reverse("admin:relations_conflict_fact", args=["leader", "one", "name"]))

    browser.find_element(By.CSS_SELECTOR, f"input[value='{wrong.pk}']").send_keys(Keys.SPACE)
    fill(browser, "reason", "The paragraph means his successor.")
    fill(browser, "new", "to-lam")
    press(browser, "Start it with the claim")
    assert "leader/to-lam" in browser.find_element(By.CSS_SELECTOR, "[aria-labelledby='also']").text
    press(browser, "Do it")

    assert "once somebody else approves it" in told(browser)
    approve()
    wrong.refresh_from_db()
    assert (wrong.record_key, wrong.standing) == ("leader/to-lam", "agrees")
    assert Leader.objects.get(slug="to-lam").publication == "draft"
    for key in ("one", "to-lam"):
        browser = desk(address(Leader, "history", key))
        assert "The paragraph means his successor." in browser.find_element(By.TAG_NAME, "main").text
    assert browser.get_log("browser") == []


def test_words_that_mean_a_known_thing_are_moved_there_by_keyboard(desk):
    LeaderFactory(id="to-lam", name="To Lam", published=True)
    wrong = leader_with_the_words_of_another()
    browser = desk(reverse("admin:relations_conflict_fact", args=["leader", "one", "name"]))

    browser.find_element(By.CSS_SELECTOR, f"input[value='{wrong.pk}']").send_keys(Keys.SPACE)
    fill(browser, "reason", "The paragraph means his successor.")
    pick(browser, "[aria-labelledby='elsewhere'] .select2-selection", "To Lam", "to-lam")
    press(browser, "Move the claim there")
    press(browser, "Do it")
    approve()

    wrong.refresh_from_db()
    assert (wrong.record_key, wrong.standing) == ("leader/to-lam", "agrees")
    assert browser.get_log("browser") == []


def leader_with_the_words_of_another():
    """A leader whom readers see, with a claim on his name that names his successor."""
    leader = LeaderFactory(id="one", name="Vo Van Thuong", published=True)
    claims = document_of(leader).data["claims"]
    wrong = {"at": "first-witness#7", "printed": "To Lam", "value": "To Lam"}
    corrected(leader, {"claims": claims | {"name": [*claims["name"], wrong]}})
    return leader.claims.get(printed="To Lam")
