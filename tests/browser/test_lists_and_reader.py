"""Lists, records and the reader in a real Chromium, under the content security policy."""

from functools import partial

import pytest
from selenium.webdriver.common.by import By

from relations.models import Conflict, Source, Visit
from tests.admin.conftest import admin_url
from tests.browser.autocomplete import pick
from tests.browser.keyboard import focused_id, press, wait_for_focus
from tests.browser.waiting import next_page
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import create_source_with_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "On 12 December the river rose\nand rests\nIt flows to Da Nang\n<script>document.title = 2</script>"


@pytest.fixture
def open_page(open_as, admin_user):
    """Opens a page of the admin as a superuser."""
    return partial(open_as, admin_user)


@pytest.fixture
def river():
    """A source with its text and a claim that contradicts its record."""
    source = create_source_with_text(TEXT, id="river")
    visit = VisitFactory(id="to-hanoi", period="2023-12-14")
    ClaimFactory(record=visit, at="river#1", printed="12 December", value="2023-12-12")
    return source


def test_the_keyboard_moves_through_the_paragraphs_of_the_reader(open_page, river):
    browser = open_page(admin_url(Source, "reader", "river"))

    visited = []
    for key in ("j", "j", "k", "n", "n", "p", "k", "k"):
        press(browser, key)
        visited.append(focused_id(browser))

    assert visited == ["p1", "p2", "p1", "p3", "p4", "p3", "p2", "p1"]
    assert browser.find_element(By.TAG_NAME, "mark").text == "12 December"
    assert browser.title.startswith("River")
    with next_page(browser):
        press(browser, "o")
    assert "/visit/to-hanoi/" in browser.current_url
    assert browser.find_element(By.ID, "fact-period").is_displayed()
    assert browser.get_log("browser") == []


def test_a_link_to_a_paragraph_sets_the_focus_there(open_page, river):
    browser = open_page(f"{admin_url(Source, 'reader', 'river')}?paragraph=3#p3")

    wait_for_focus(browser, "p3")


def test_lists_records_and_conflicts_are_shown_without_a_violation(open_page, river):
    conflict = Conflict.objects.get()
    pages = [admin_url(Visit), admin_url(Source), admin_url(Visit, "change", "to-hanoi")]
    for page in (*pages, admin_url(Source, "change", "river"), admin_url(Conflict, "change", conflict.pk)):
        browser = open_page(page)

        assert browser.find_element(By.ID, "content-main").is_displayed()
        assert browser.get_log("browser") == []


def test_a_list_is_filtered_by_source_with_autocompletion(open_page, river):
    VisitFactory(id="elsewhere")
    browser = open_page(admin_url(Visit))

    pick(browser, "#changelist-filter .select2-selection", "riv", "river")
    with next_page(browser):
        browser.find_element(By.ID, "filter-source").submit()
    assert "source=" in browser.current_url

    assert [row.text for row in browser.find_elements(By.CSS_SELECTOR, "#result_list th.field-slug")] == [
        "to-hanoi"
    ]
    assert browser.get_log("browser") == []
