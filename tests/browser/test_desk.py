"""Reading on the curators' desk in a real Chromium: lists, records and the reader, under the policy."""

from functools import partial

import pytest
from selenium.webdriver.common.by import By

from relations.models import Conflict, Source, Visit
from tests.admin.conftest import address
from tests.browser.autocomplete import pick
from tests.browser.keyboard import focused, press, stands_at
from tests.browser.waiting import next_page
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import attached

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = "On 12 December the river rose\nand rests\nIt flows to Da Nang\n<script>document.title = 2</script>"


@pytest.fixture
def desk(open_as, admin_user):
    """Opens a page of the desk as somebody who is logged in."""
    return partial(open_as, admin_user)


@pytest.fixture
def river():
    """A source with its text, from which a claim was taken that contradicts its record."""
    source = attached(LINES, id="river")
    visit = VisitFactory(id="to-hanoi", period="2023-12-14")
    ClaimFactory(record=visit, at="river#1", printed="12 December", value="2023-12-12")
    return source


def test_the_reader_is_walked_through_by_keyboard(desk, river):
    browser = desk(address(Source, "reader", "river"))

    walked = []
    for key in ("j", "j", "k", "n", "n", "p", "k", "k"):
        press(browser, key)
        walked.append(focused(browser))

    assert walked == ["p1", "p2", "p1", "p3", "p4", "p3", "p2", "p1"]
    assert browser.find_element(By.TAG_NAME, "mark").text == "12 December"
    assert browser.title.startswith("River")
    with next_page(browser):
        press(browser, "o")
    assert "/visit/to-hanoi/" in browser.current_url
    assert browser.find_element(By.ID, "fact-period").is_displayed()
    assert browser.get_log("browser") == []


def test_a_link_to_a_paragraph_puts_the_keyboard_there(desk, river):
    browser = desk(f"{address(Source, 'reader', 'river')}?paragraph=3#p3")

    stands_at(browser, "p3")


def test_lists_records_and_conflicts_are_shown_without_a_violation(desk, river):
    conflict = Conflict.objects.get()
    pages = [address(Visit), address(Source), address(Visit, "change", "to-hanoi")]
    for page in (*pages, address(Source, "change", "river"), address(Conflict, "change", conflict.pk)):
        browser = desk(page)

        assert browser.find_element(By.ID, "content-main").is_displayed()
        assert browser.get_log("browser") == []


def test_a_list_is_narrowed_to_a_source_by_typing_a_part_of_its_name(desk, river):
    VisitFactory(id="elsewhere")
    browser = desk(address(Visit))

    pick(browser, "#changelist-filter .select2-selection", "riv", "river")
    with next_page(browser):
        browser.find_element(By.ID, "filter-source").submit()
    assert "source=" in browser.current_url

    assert [row.text for row in browser.find_elements(By.CSS_SELECTOR, "#result_list th.field-slug")] == [
        "to-hanoi"
    ]
    assert browser.get_log("browser") == []
