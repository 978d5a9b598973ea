"""Review in a real Chromium: two people, one queue, and what each of them may do there."""

import pytest
from selenium.webdriver.common.by import By

from relations.actions import curation, review
from relations.actions.outcome import Asked
from relations.models import Proposal, Visit
from tests.admin.conftest import address
from tests.admin.proposals import correction
from tests.browser.desk import press
from tests.browser.waiting import next_page
from tests.factories import ProposalFactory, SourceFactory, VisitFactory
from tests.factories.account import account
from tests.factories.record import AT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at_desk(open_as):
    """Opens a page of the desk as one of the reviewers; each has a session of their own."""
    people = {name: account(name, "reviewer", is_staff=True) for name in ("anna", "binh")}
    return lambda name, url: open_as(people[name], url)


def says(browser):
    return browser.find_element(By.CSS_SELECTOR, ".messagelist").text


def buttons(browser):
    return [each.text for each in browser.find_elements(By.CSS_SELECTOR, "#content-main button")]


def word(browser):
    return browser.find_element(By.ID, "word")


def say(browser, text):
    word(browser).send_keys(text)


def test_what_one_proposes_another_approves_from_the_queue(at_desk):
    visit = VisitFactory(id="to-hanoi", published=True, period="2023-12-12")
    SourceFactory(id="second-witness", published=True)
    claim = {"at": "second-witness#1", "printed": "in 1999", "value": "1999"}
    proposal = curation.cite(visit, "period", claim, Asked("anna", AT, "A second source.")).proposal
    page = address(Proposal, "change", proposal.pk)

    anna = at_desk("anna", page)
    assert buttons(anna) == ["Withdraw"]
    assert "You wrote this" in anna.page_source

    binh = at_desk("binh", "/admin/")
    press(binh, "1 proposal waits for review")
    with next_page(binh):
        binh.find_element(By.CSS_SELECTOR, "#result_list tbody a").click()
    assert "New conflicts: period." in binh.find_element(By.ID, "content-main").text
    say(binh, "It stands there.")
    press(binh, "Approve")

    assert says(binh) == "Approved: cite visit/to-hanoi."
    assert "“It stands there.”" in binh.page_source
    assert Visit.objects.get().conflict_count == 1
    assert binh.get_log("browser") == []


def test_a_decline_says_why_and_the_page_of_what_moved_on_says_so(at_desk):
    visit = VisitFactory(published=True, period="2023-12-12")
    first, second = correction(visit, {"external_ids": ["test:1"]}), correction(visit, {"period": "2023-12"})
    binh = at_desk("binh", address(Proposal, "change", second.pk))
    review.approve(first, by="chi", at=AT)

    say(binh, "<b>Right</b>\nand clear.")
    press(binh, "Approve")
    assert "Read it again, and decide anew" in says(binh)
    assert "What changed since" in binh.page_source
    assert buttons(binh) == ["Decline"]
    assert word(binh).get_attribute("value") == "<b>Right</b>\nand clear."
    word(binh).clear()
    press(binh, "Decline")
    assert "no reason is given" in says(binh)
    say(binh, "Too late.")
    press(binh, "Decline")

    assert says(binh) == f"Declined: correct {visit.record_key}."
    assert "“Too late.”" in binh.page_source
    assert binh.get_log("browser") == []


def test_several_are_approved_at_once_and_what_is_refused_is_named(at_desk):
    ProposalFactory(by="anna")
    own = ProposalFactory(by="binh")
    binh = at_desk("binh", address(Proposal))

    binh.find_element(By.ID, "action-toggle").click()
    binh.find_element(By.CSS_SELECTOR, "select[name=action]").send_keys("Approve")
    with next_page(binh):
        binh.find_element(By.CSS_SELECTOR, "button[name=index]").click()
    assert binh.find_element(By.ID, "word")
    press(binh, "Approve these")

    text = binh.find_element(By.ID, "content-main").text
    assert "1 of 2 refused." in text
    assert f"binh wrote {own.record_key}" in text
    assert binh.get_log("browser") == []
