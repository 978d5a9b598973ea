"""The documentation site in a real Chromium: search, copying, width and accessibility."""

import re

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import text_to_be_present_in_element

from tests.browser.test_accessibility import find_violations
from tests.browser.waiting import wait
from tests.documentation.test_site import SITE

pytestmark = [pytest.mark.browser, pytest.mark.docs]

# One page of each sort: lists of links, code, tables, pictures, generated pages.
PAGES = (
    "",
    "quickstart.html",
    "tasks/filter.html",
    "model.html",
    "problems.html",
    "clients.html",
    "curation.html",
)
# Pages on how the product is made and operated, not for readers of the API.
BACKGROUND = re.compile("/docs/(decisions[/.]|architecture[.]|operations[.]|curation[.])")
OVERFLOW = "return document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def phone(browser):
    """A browser that is as narrow as the smallest phone."""
    size = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_search_lists_pages_for_readers_first(browser, product):
    browser.get(f"{product}/docs/search.html?q=conflict")
    # Results are added one by one; the title changes after the last.
    title = (By.CSS_SELECTOR, "#search-results h2")
    wait(browser).until(text_to_be_present_in_element(title, "Search Results"))
    found = [each.get_attribute("href") for each in browser.find_elements(By.CSS_SELECTOR, "ul.search li a")]

    is_background = [BACKGROUND.search(each) is not None for each in found]
    assert any("tasks/conflicts.html" in each for each in found)
    assert sum("/decisions/" in each for each in found) > 1
    assert is_background == sorted(is_background)
    assert browser.get_log("browser") == []


def test_nothing_is_loaded_from_other_servers(browser, product):
    browser.get(f"{product}/docs/search.html?q=conflict")

    loaded = browser.execute_script("return performance.getEntriesByType('resource').map(each => each.name)")
    assert [each for each in loaded if not each.startswith(f"{product}/")] == []
    assert len(loaded) > 5


def test_a_block_of_code_is_copied_unchanged(browser, product):
    granted = {"origin": product, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    browser.execute_cdp_cmd("Browser.grantPermissions", granted)
    browser.get(f"{product}/docs/quickstart.html")
    block = browser.find_elements(By.CSS_SELECTOR, "div.highlight")[1]

    browser.execute_script("arguments[0].click()", block.find_element(By.CSS_SELECTOR, "button.copy"))

    wait(browser).until(lambda _: "Copied" in block.get_attribute("textContent"))
    copied = browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied.startswith("curl -s 'http://127.0.0.1:8000/api/v1/claims/?record=")
    assert copied == block.find_element(By.TAG_NAME, "pre").get_attribute("textContent")


def test_no_page_is_wider_than_a_phone(phone, product):
    for page in sorted(SITE.rglob("*.html")):
        phone.get(f"{product}/docs/{page.relative_to(SITE)}")

        assert phone.execute_script(OVERFLOW) <= 0, page


def test_axe_finds_nothing_serious_on_the_site(browser, product):
    found = {}
    for page in PAGES:
        browser.get(f"{product}/docs/{page}")
        if serious := find_violations(browser):
            found[page] = serious

    assert found == {}
