"""Reading on the curators' desk in a real Chromium: lists, records and the reader, under the policy."""

from functools import partial

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from relations.models import Conflict, Source, Visit
from tests.admin.conftest import address
from tests.browser.waiting import wait
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


def press(browser, keys):
    browser.switch_to.active_element.send_keys(keys)


def focused(browser):
    return browser.switch_to.active_element.get_attribute("id")


def test_the_reader_is_walked_through_by_keyboard(desk, river):
    browser = desk(address(Source, "reader", "river"))

    walked = []
    for key in ("j", "j", "k", "n", "n", "p", "k", "k"):
        press(browser, key)
        walked.append(focused(browser))

    assert walked == ["p1", "p2", "p1", "p3", "p4", "p3", "p2", "p1"]
    assert browser.find_element(By.TAG_NAME, "mark").text == "12 December"
    assert browser.title.startswith("River")
    press(browser, "o")
    wait(browser).until(lambda each: "/visit/to-hanoi/" in each.current_url)
    assert browser.find_element(By.ID, "fact-period").is_displayed()
    assert browser.get_log("browser") == []


def test_a_link_to_a_paragraph_puts_the_keyboard_there(desk, river):
    browser = desk(f"{address(Source, 'reader', 'river')}?paragraph=3#p3")

    assert focused(browser) == "p3"


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

    browser.find_element(By.CSS_SELECTOR, "#changelist-filter .select2-selection").send_keys(Keys.ENTER)
    wait(browser).until(lambda each: each.find_elements(By.CSS_SELECTOR, ".select2-search__field"))
    press(browser, "riv")
    wait(browser).until(
        lambda each: each.find_elements(By.CSS_SELECTOR, ".select2-results__option--highlighted")
    )
    press(browser, Keys.ENTER)
    browser.find_element(By.ID, "filter-source").submit()
    wait(browser).until(lambda each: "source=" in each.current_url)

    assert [row.text for row in browser.find_elements(By.CSS_SELECTOR, "#result_list th.field-slug")] == [
        "to-hanoi"
    ]
    assert browser.get_log("browser") == []
