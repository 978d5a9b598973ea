"""The pages for readers in a real Chromium, under the content security policy."""

import re

import pytest
from django.conf import settings
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import visibility_of_element_located

from relations.api.problems.problem_types import TYPES
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
    """A browser that collects the policy violations of every page from its start."""
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": COLLECT_VIOLATIONS})
    yield browser
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def assert_clean(browser):
    """Check that there is no violation and that the console is empty."""
    assert browser.execute_script("return window.violations") == []
    assert browser.get_log("browser") == []


def wait_for(browser, selector):
    return wait(browser).until(visibility_of_element_located((By.CSS_SELECTOR, selector)))


@pytest.mark.django_db
def test_the_documentation_lists_every_resource_without_a_violation(reader, live_server):
    reader.get(f"{live_server.url}/api/v1/docs/")

    wait_for(reader, "#operations-tag-visits")
    tags = {tag.get_attribute("data-tag") for tag in reader.find_elements(By.CSS_SELECTOR, "h3.opblock-tag")}
    assert {"visits", "claims", "conflicts", "countries", "relations", "trade-figures"} <= tags
    assert_clean(reader)


@pytest.mark.django_db
def test_the_reference_of_readers_leads_to_that_of_curators(reader, live_server):
    reader.get(f"{live_server.url}/api/v1/docs/")
    wait_for(reader, "#operations-tag-visits")

    with next_page(reader):
        reader.find_element(By.LINK_TEXT, "Curation").click()

    wait_for(reader, "#operations-tag-proposals")
    assert reader.current_url == f"{live_server.url}/api/v1/docs/curation/"
    assert reader.find_element(By.CSS_SELECTOR, "[aria-current=page]").text == "Curation"
    assert_clean(reader)


def metrics(browser):
    """What Chromium counts of a page, by name."""
    return {
        each["name"]: each["value"]
        for each in browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    }


@pytest.mark.django_db
def test_the_reference_is_ready_after_three_seconds_of_cpu_time(reader, live_server):
    reader.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    reader.get(f"{live_server.url}/api/v1/docs/")
    wait_for(reader, "#operations-tag-visits")

    assert metrics(reader)["TaskDuration"] < 3


@pytest.mark.django_db
@pytest.mark.parametrize("width", [320, 390])
def test_the_reference_fits_a_telephone(reader, live_server, width):
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    reader.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    reader.get(f"{live_server.url}/api/v1/docs/")
    reader.execute_script("arguments[0].click()", wait_for(reader, "#operations-tag-visits"))
    reader.execute_script("arguments[0].click()", wait_for(reader, "#operations-visits-list_visits button"))
    wait_for(reader, "#operations-visits-list_visits .execute")

    wider = reader.execute_script("return document.documentElement.scrollWidth - innerWidth")
    reader.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wider <= 0


@pytest.mark.django_db
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reference_has_the_colours_of_the_system(reader, live_server, scheme):
    colour = {"name": "prefers-color-scheme", "value": scheme}
    reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [colour]})
    reader.get(f"{live_server.url}/api/v1/docs/")
    wait_for(reader, "#operations-tag-visits")

    for element in ("body", "#operations-tag-visits"):
        assert (lightness(reader, element, "color") > 0.5) is (scheme == "dark"), element
    assert (lightness(reader, "body", "backgroundColor") < 0.5) is (scheme == "dark")
    reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def lightness(browser, selector, property_name):
    """The mean of the colour channels of an element, between 0 and 1."""
    script = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]"
    channels = re.findall(r"[0-9.]+", browser.execute_script(script, selector, property_name))[:3]
    return sum(map(float, channels)) / 3 / 255


@pytest.mark.django_db(transaction=True)
def test_a_request_can_be_tried_out_in_the_reference(reader, live_server):
    VisitFactory(id="state-visit", published=True)
    reader.get(f"{live_server.url}/api/v1/docs/")

    reader.execute_script("arguments[0].click()", wait_for(reader, "#operations-tag-visits"))
    reader.execute_script("arguments[0].click()", wait_for(reader, "#operations-visits-list_visits button"))
    reader.execute_script("arguments[0].click()", wait_for(reader, "#operations-visits-list_visits .execute"))

    assert "state-visit" in wait_for(reader, ".live-responses-table .response-col_description pre").text
    assert_clean(reader)


@pytest.mark.django_db
def test_every_page_is_shown_without_a_violation(reader, live_server):
    for path in ("/", *(f"/problems/{code}/" for code in TYPES)):
        reader.get(f"{live_server.url}{path}")

        assert reader.find_element(By.TAG_NAME, "h1").is_displayed()
        assert_clean(reader)


@pytest.mark.django_db
def test_the_home_page_links_to_the_api_reference(reader, live_server):
    reader.get(live_server.url)

    with next_page(reader):
        reader.find_element(By.LINK_TEXT, "API reference").click()

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
def test_the_guide_can_be_searched_without_other_servers(reader, live_server):
    reader.get(f"{live_server.url}/docs/quickstart.html")

    with next_page(reader):
        reader.find_element(By.NAME, "q").send_keys("tombstone", Keys.ENTER)

    assert "Keep a mirror" in wait_for(reader, "#search-results ul.search").text
    assert_clean(reader)
