"""Every page of the admin works without a mouse, and on a narrow screen."""

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.pages import furnish, urls

pytestmark = [pytest.mark.browser, pytest.mark.nightly, pytest.mark.django_db(transaction=True)]

SCRIPT = Path(__file__).with_name("keyboard.js").read_text()
# The sidebar is the same on every page: it is walked through once and then closed.
CLOSE_SIDEBAR = "localStorage.setItem('django.admin.navSidebarIsOpen', 'false')"
LIST = "/admin/relations/visit/"
LOOKS = {
    "light": {"prefers-color-scheme": "light"},
    "dark": {"prefers-color-scheme": "dark"},
    "forced colours": {"forced-colors": "active"},
}
# At 100 %, 200 % and 400 %.
FULL, HALF, NARROW = 1280, 640, 320
HEIGHT = 800
WAIT_FOR_LAYOUT = """
const [width, done] = arguments;
const drawn = () => requestAnimationFrame(() => requestAnimationFrame(done));
const look = () => (innerWidth === width ? drawn() : setTimeout(look, 5));
look();
"""


def prefer(browser, **features):
    """Set the media preferences of the browser."""
    media = [{"name": name, "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})


def resize(browser, width):
    """Change the width of the window, and wait until the page is laid out again."""
    size = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_async_script(WAIT_FOR_LAYOUT, width)


def call(browser, function):
    """The result of a function of keyboard.js."""
    return browser.execute_script(f"return keyboard.{function}()")


def walk(browser, steps=None):
    """Press Tab once for each stop and once more, or as often as given."""
    stops = call(browser, "start")
    browser.switch_to.active_element.send_keys(Keys.TAB * (steps or stops + 1))


def errors_on_narrow_screens(browser):
    """Errors of the page on the narrowest screen, where it was opened, and on one twice as wide."""
    walk(browser, 1)  # browsers show the focus only after a key was pressed
    found = [*call(browser, "wide"), *call(browser, "unseen"), *call(browser, "moving")]
    resize(browser, HALF)
    return found + call(browser, "wide")


def errors_by_keyboard(browser):
    """Errors of the page for users of the keyboard, with all media preferences."""
    walk(browser)
    found = call(browser, "order")
    for look, features in LOOKS.items():
        prefer(browser, **features)
        found += [f"{look}: {error}" for error in call(browser, "unseen")]
    return found


def find_errors(browser, url):
    """Errors of a page. JSON is no page and has none."""
    prefer(browser, **{"prefers-reduced-motion": "reduce"})
    resize(browser, NARROW)
    browser.get(url)
    if browser.execute_script("return document.contentType") != "text/html":
        return []
    browser.execute_script(SCRIPT)
    found = errors_on_narrow_screens(browser)
    resize(browser, FULL)
    return found + errors_by_keyboard(browser)


@pytest.fixture
def screen(signed_in, admin_user):
    """The browser of an administrator. Width and media preferences are reset afterwards."""
    browser = signed_in(admin_user)
    # After the last control the focus would leave the page for the window, which has no controls here.
    browser.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    yield browser
    browser.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": False})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    prefer(browser)


def test_every_page_is_used_by_keyboard_and_fits_a_narrow_screen(screen, live_server):
    furnish()

    found = {}
    for url in [LIST, *(url for url in urls() if url.startswith("/admin/"))]:
        if errors := find_errors(screen, f"{live_server.url}{url}"):
            found[url] = errors
        screen.execute_script(CLOSE_SIDEBAR)

    assert found == {}
