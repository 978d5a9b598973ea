"""The pages for readers in a real Chromium, under the content security policy."""

import pytest
from django.conf import settings
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import visibility_of_element_located

from relations.api.errors import TITLES
from tests.browser.waiting import next_page, wait
from tests.factories import VisitFactory

pytestmark = pytest.mark.browser

COLLECT_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def reader(browser):
    """A browser that collects violations of the policy from the first line of every page on."""
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": COLLECT_VIOLATIONS})
    yield browser
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def assert_clean(browser):
    """No violation, and nothing in the console: no error, no warning, no file that is missing."""
    assert browser.execute_script("return window.violations") == []
    assert browser.get_log("browser") == []


def seen(browser, selector):
    return wait(browser).until(visibility_of_element_located((By.CSS_SELECTOR, selector)))


@pytest.mark.django_db
def test_the_documentation_lists_every_resource_without_a_violation(reader, live_server):
    reader.get(f"{live_server.url}/api/v1/docs/")

    seen(reader, "#operations-tag-visits")
    tags = {tag.get_attribute("data-tag") for tag in reader.find_elements(By.CSS_SELECTOR, "h3.opblock-tag")}
    assert {"visits", "claims", "conflicts", "countries", "relations", "trade-figures"} <= tags
    assert_clean(reader)


@pytest.mark.django_db(transaction=True)
def test_a_question_can_be_tried_out_on_the_page(reader, live_server):
    VisitFactory(id="state-visit", published=True)
    reader.get(f"{live_server.url}/api/v1/docs/")

    reader.execute_script("arguments[0].click()", seen(reader, "#operations-tag-visits"))
    reader.execute_script("arguments[0].click()", seen(reader, "#operations-visits-list_visits button"))
    reader.execute_script("arguments[0].click()", seen(reader, "#operations-visits-list_visits .execute"))

    assert "state-visit" in seen(reader, ".live-responses-table .response-col_description pre").text
    assert_clean(reader)


@pytest.mark.django_db
def test_every_page_is_shown_without_a_violation(reader, live_server):
    for path in ("/", *(f"/problems/{code}/" for code in TITLES)):
        reader.get(f"{live_server.url}{path}")

        assert reader.find_element(By.TAG_NAME, "h1").is_displayed()
        assert_clean(reader)


@pytest.mark.django_db
def test_the_front_door_leads_to_the_documentation(reader, live_server):
    reader.get(live_server.url)

    with next_page(reader):
        reader.find_element(By.LINK_TEXT, "Documentation").click()

    assert reader.current_url == f"{live_server.url}/api/v1/docs/"


@pytest.mark.docs
@pytest.mark.django_db
def test_pages_of_the_guide_are_shown_without_a_violation(reader, live_server):
    guide = [*settings.DOCS_DIR.glob("*.html"), *settings.DOCS_DIR.glob("tasks/*.html")]
    assert len(guide) > 15
    for page in guide:
        reader.get(f"{live_server.url}/docs/{page.relative_to(settings.DOCS_DIR)}")

        assert reader.find_element(By.TAG_NAME, "h1").is_displayed()
        assert all(image.get_property("naturalWidth") for image in reader.find_elements(By.TAG_NAME, "img"))
        assert_clean(reader)


@pytest.mark.docs
@pytest.mark.django_db
def test_the_guide_can_be_searched_without_asking_anybody_else(reader, live_server):
    reader.get(f"{live_server.url}/docs/quickstart.html")

    with next_page(reader):
        reader.find_element(By.NAME, "q").send_keys("tombstone", Keys.ENTER)

    assert "Keep a mirror" in seen(reader, "#search-results ul.search").text
    assert_clean(reader)
