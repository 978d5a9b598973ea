"""Marking paragraphs as read and relocating claims, in a real Chromium."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from relations.values.text.printed import SourceText
from tests.browser.keyboard import press, wait_for_focus
from tests.browser.waiting import next_page
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import attach_text, create_source_with_text
from tests.factories.record import correct_record

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "In Hanoi the river rose\nOn 12 December 2023 it fell by 20.3 percent\nand rests"


def test_a_paragraph_is_marked_and_the_mark_removed_by_keyboard(reader):
    source = create_source_with_text(TEXT, id="river")
    curator = reader(source)
    browser = curator.browser
    press(browser, "n")
    wait_for_focus(browser, "p1")

    press(browser, "x")
    press(browser, "The river is not named.")
    with next_page(browser):
        press(browser, Keys.ENTER)

    curator.wait_for_message("Marked paragraph 1 as read, nothing to record.")
    assert "The river is not named." in curator.find("#p1 .curation-mark").text
    wait_for_focus(browser, "p1")
    assert [each.text for each in browser.find_elements(By.CSS_SELECTOR, "[aria-labelledby=to-do] li a")] == [
        "#2"
    ]
    press(browser, "n")
    wait_for_focus(browser, "p2")

    press(browser, "k")
    with next_page(browser):
        press(browser, "x")

    curator.wait_for_message("Removed the mark")
    assert curator.find("#p1").get_attribute("data-to-do") is not None
    assert source.marks.get().taken_back_by == "admin"
    assert browser.get_log("browser") == []


def test_escape_returns_from_the_mark_to_its_paragraph(reader):
    curator = reader(create_source_with_text(TEXT, id="river"))
    press(curator.browser, "j")
    press(curator.browser, "x")
    assert curator.find("#p1 details").get_attribute("open") is not None

    press(curator.browser, Keys.ESCAPE)

    wait_for_focus(curator.browser, "p1")
    assert curator.find("#p1 details").get_attribute("open") is None


def test_claims_are_moved_to_the_paragraphs_of_a_changed_text(reader, live_server):
    source = create_source_with_text(TEXT, id="river")
    claim = ClaimFactory(record=VisitFactory(id="to-hanoi"), at="river#2", printed="12 December 2023")
    new_text = f"A heading\n{TEXT.replace('it fell', 'the river fell')}"
    correct_record(source, {"paragraphs": list(SourceText.read("now.txt", new_text.encode()).digests)})
    attach_text(source, new_text)
    curator = reader(source)

    with next_page(curator.browser):
        curator.find("a[href$='/relocation/']").send_keys(Keys.ENTER)
    assert curator.find("blockquote mark").text == "12 December 2023"
    curator.find("[name=claim]").send_keys(Keys.SPACE)
    with next_page(curator.browser):
        curator.find("button[type=submit].default").send_keys(Keys.ENTER)

    curator.wait_for_message("Saved as revision")
    claim.refresh_from_db()
    assert claim.paragraph.position == 3
    assert curator.browser.get_log("browser") == []
