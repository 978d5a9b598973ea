"""Everybody can use every page of the desk without a mouse, and on a narrow screen."""

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.pages import furnish, urls

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCRIPT = Path(__file__).with_name("keyboard.js").read_text()
# The list of kinds beside each page is the same everywhere: walked through once, then put away.
PUT_AWAY = "localStorage.setItem('django.admin.navSidebarIsOpen', 'false')"
LIST = "/admin/relations/visit/"
LOOKS = {
    "light": {"prefers-color-scheme": "light"},
    "dark": {"prefers-color-scheme": "dark"},
    "forced colours": {"forced-colors": "active"},
}
# Whole, at 200 % and at 400 %.
WHOLE, HALF, NARROW = 1280, 640, 320
TALL = 800
LAID_OUT = """
const [width, done] = arguments;
const shown = () => requestAnimationFrame(() => requestAnimationFrame(done));
const look = () => (innerWidth === width ? shown() : setTimeout(look, 5));
look();
"""


def prefer(browser, **wanted):
    """Have the browser say what somebody prefers."""
    features = [{"name": name, "value": value} for name, value in wanted.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def resize(browser, width):
    """Have a window of another width, and wait until the page is laid out in it."""
    size = {"width": width, "height": TALL, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_async_script(LAID_OUT, width)


def asked(browser, question):
    return browser.execute_script(f"return keyboard.{question}()")


def walk(browser, steps=None):
    """From stop to stop, one further than the last."""
    stops = asked(browser, "start")
    browser.switch_to.active_element.send_keys(Keys.TAB * (steps or stops + 1))


def on_narrow_screens(browser):
    """What is wrong with the page that was opened on the narrowest screen, and with one twice as wide."""
    walk(browser, 1)  # only who uses the keyboard is shown where it is
    found = [*asked(browser, "wide"), *asked(browser, "unseen"), *asked(browser, "moving")]
    resize(browser, HALF)
    return found + asked(browser, "wide")


def walked_through(browser):
    """What is wrong with the page for the keyboard, in all looks."""
    walk(browser)
    found = asked(browser, "order")
    for look, wanted in LOOKS.items():
        prefer(browser, **wanted)
        found += [f"{look}: {fault}" for fault in asked(browser, "unseen")]
    return found


def faults(browser, address):
    """What is wrong with a page; what is shown as JSON is none."""
    prefer(browser, **{"prefers-reduced-motion": "reduce"})
    resize(browser, NARROW)
    browser.get(address)
    if browser.execute_script("return document.contentType") != "text/html":
        return []
    browser.execute_script(SCRIPT)
    found = on_narrow_screens(browser)
    resize(browser, WHOLE)
    return found + walked_through(browser)


@pytest.fixture
def screen(signed_in, admin_user):
    """The browser of an administrator; it is as wide as before afterwards, and says no preferences."""
    browser = signed_in(admin_user)
    # Past the last control the focus leaves the page for the window, which has none here: the page keeps it.
    browser.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    yield browser
    browser.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": False})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    prefer(browser)


def test_every_page_is_used_by_keyboard_and_fits_a_narrow_screen(screen, live_server):
    furnish()

    found = {}
    for url in [LIST, *(url for url in urls() if url.startswith("/admin/"))]:
        if wrong := faults(screen, f"{live_server.url}{url}"):
            found[url] = wrong
        screen.execute_script(PUT_AWAY)

    assert found == {}
