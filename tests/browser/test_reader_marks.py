"""Nothing to claim, and claims that a changed text left behind, in a real Chromium."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from relations.values.printed import SourceText
from tests.browser.keyboard import press, stands_at
from tests.browser.waiting import next_page
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import attach, attached
from tests.factories.record import corrected

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = "In Hanoi the river rose\nOn 12 December 2023 it fell by 20.3 percent\nand rests"


def test_nothing_to_claim_is_said_and_taken_back_by_keyboard_alone(reader):
    source = attached(LINES, id="river")
    curator = reader(source)
    browser = curator.browser
    press(browser, "n")
    stands_at(browser, "p1")

    press(browser, "x")
    press(browser, "The river is not named.")
    with next_page(browser):
        press(browser, Keys.ENTER)

    curator.told("#1 is marked: nothing to claim.")
    assert "The river is not named." in curator.find("#p1 .desk-nothing").text
    stands_at(browser, "p1")
    assert [each.text for each in browser.find_elements(By.CSS_SELECTOR, "[aria-labelledby=to-do] li a")] == [
        "#2"
    ]
    press(browser, "n")
    stands_at(browser, "p2")

    press(browser, "k")
    with next_page(browser):
        press(browser, "x")

    curator.told("is taken back")
    assert curator.find("#p1").get_attribute("data-to-do") is not None
    assert source.marks.get().taken_back_by == "admin"
    assert browser.get_log("browser") == []


def test_escape_leads_from_the_mark_back_to_its_paragraph(reader):
    curator = reader(attached(LINES, id="river"))
    press(curator.browser, "j")
    press(curator.browser, "x")
    assert curator.find("#p1 details").get_attribute("open") is not None

    press(curator.browser, Keys.ESCAPE)

    stands_at(curator.browser, "p1")
    assert curator.find("#p1 details").get_attribute("open") is None


def test_claims_that_a_changed_text_left_behind_get_their_places(reader, live_server):
    source = attached(LINES, id="river")
    claim = ClaimFactory(record=VisitFactory(id="to-hanoi"), at="river#2", printed="12 December 2023")
    now = f"A heading\n{LINES.replace('it fell', 'the river fell')}"
    corrected(source, {"paragraphs": list(SourceText.read("now.txt", now.encode()).digests)})
    attach(source, now)
    curator = reader(source)

    with next_page(curator.browser):
        curator.find("a[href$='/relocation/']").send_keys(Keys.ENTER)
    assert curator.find("blockquote mark").text == "12 December 2023"
    curator.find("[name=claim]").send_keys(Keys.SPACE)
    with next_page(curator.browser):
        curator.find("button[type=submit].default").send_keys(Keys.ENTER)

    curator.told("Saved as revision")
    claim.refresh_from_db()
    assert claim.paragraph.position == 3
    assert curator.browser.get_log("browser") == []
