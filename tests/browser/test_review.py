"""Review in a real Chromium: what two reviewers may do with the same queue."""

import pytest
from selenium.webdriver.common.by import By

from relations.actions import curation, review
from relations.actions.outcome import ChangeRequest
from relations.models import Proposal, Visit
from tests.admin.conftest import admin_url
from tests.admin.proposals import propose_correction
from tests.browser.admin_site import press
from tests.browser.waiting import next_page
from tests.factories import ProposalFactory, SourceFactory, VisitFactory
from tests.factories.account import create_account
from tests.factories.record import AT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_as_reviewer(open_as):
    """Opens a page of the admin as one of the reviewers, each with a session of their own."""
    people = {name: create_account(name, "reviewer", is_staff=True) for name in ("anna", "binh")}
    return lambda name, url: open_as(people[name], url)


def messages(browser):
    return browser.find_element(By.CSS_SELECTOR, ".messagelist").text


def button_labels(browser):
    return [each.text for each in browser.find_elements(By.CSS_SELECTOR, "#content-main button")]


def comment_box(browser):
    return browser.find_element(By.ID, "comment")


def type_comment(browser, text):
    comment_box(browser).send_keys(text)


def test_a_proposal_is_approved_by_another_reviewer_from_the_queue(open_as_reviewer):
    visit = VisitFactory(id="to-hanoi", published=True, period="2023-12-12")
    SourceFactory(id="second-witness", published=True)
    claim = {"at": "second-witness#1", "printed": "in 1999", "value": "1999"}
    proposal = curation.cite(visit, "period", claim, ChangeRequest("anna", AT, "A second source.")).proposal
    page = admin_url(Proposal, "change", proposal.pk)

    anna = open_as_reviewer("anna", page)
    assert button_labels(anna) == ["Withdraw"]
    assert "You cannot approve this proposal" in anna.page_source

    binh = open_as_reviewer("binh", "/admin/")
    press(binh, "1 proposal to review")
    with next_page(binh):
        binh.find_element(By.CSS_SELECTOR, "#result_list tbody a").click()
    assert "New conflicts: period." in binh.find_element(By.ID, "content-main").text
    type_comment(binh, "It stands there.")
    press(binh, "Approve")

    assert messages(binh) == "Approved: cite visit/to-hanoi."
    assert "“It stands there.”" in binh.page_source
    assert Visit.objects.get().conflict_count == 1
    assert binh.get_log("browser") == []


def test_an_outdated_proposal_is_declined_with_a_comment(open_as_reviewer):
    visit = VisitFactory(published=True, period="2023-12-12")
    first, second = (
        propose_correction(visit, {"external_ids": ["test:1"]}),
        propose_correction(visit, {"period": "2023-12"}),
    )
    binh = open_as_reviewer("binh", admin_url(Proposal, "change", second.pk))
    review.approve(first, by="chi", at=AT)

    type_comment(binh, "<b>Right</b>\nand clear.")
    press(binh, "Approve")
    assert "Read it again" in messages(binh)
    assert "Changes since then" in binh.page_source
    assert button_labels(binh) == ["Decline"]
    assert comment_box(binh).get_attribute("value") == "<b>Right</b>\nand clear."
    comment_box(binh).clear()
    press(binh, "Decline")
    assert "needs a reason" in messages(binh)
    type_comment(binh, "Too late.")
    press(binh, "Decline")

    assert messages(binh) == f"Declined: correct {visit.record_key}."
    assert "“Too late.”" in binh.page_source
    assert binh.get_log("browser") == []


def test_several_proposals_are_approved_at_once_and_refused_ones_are_listed(open_as_reviewer):
    ProposalFactory(by="anna")
    own = ProposalFactory(by="binh")
    binh = open_as_reviewer("binh", admin_url(Proposal))

    binh.find_element(By.ID, "action-toggle").click()
    binh.find_element(By.CSS_SELECTOR, "select[name=action]").send_keys("Approve")
    with next_page(binh):
        binh.find_element(By.CSS_SELECTOR, "button[name=index]").click()
    assert binh.find_element(By.ID, "comment")
    press(binh, "Approve these proposals")

    text = binh.find_element(By.ID, "content-main").text
    assert "1 approved, 1 not approved." in text
    assert f"{own.record_key} was written by binh" in text
    assert binh.get_log("browser") == []
