"""A real Chromium, for tests marked `browser`."""

import base64
import shutil
from pathlib import Path

import pytest
from django.test import Client
from selenium import webdriver

from relations.models import Source
from tests.admin.conftest import admin_url
from tests.browser.reading import Curator
from tests.browser.waiting import Patient

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "images" / "curation"

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,1000",
)

PLACE_OF = """
const {left, top, width} = document.querySelector(arguments[0]).getBoundingClientRect();
return {x: left + window.scrollX, y: top + window.scrollY, width};
"""


def start_browser(folder):
    """Start a browser with its own profile. It keeps its console, so that tests can look for violations."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in (*FLAGS, f"--user-data-dir={folder}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return Patient(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """The browser, started once in a session of tests."""
    driver = start_browser(tmp_path_factory.mktemp("chromium"))
    yield driver
    driver.quit()


@pytest.fixture
def second_browser(tmp_path):
    """Another browser, for a second person."""
    driver = start_browser(tmp_path / "second")
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium):
    """The browser without cookies and with an empty console."""
    chromium.delete_all_cookies()
    chromium.get_log("browser")
    return chromium


@pytest.fixture
def signed_in(browser, live_server):
    """Signs an account in without the form, and signs out the one before."""

    def sign_in(account, browser=browser):
        client = Client()
        client.force_login(account)
        browser.get(f"{live_server.url}/healthz")
        browser.delete_all_cookies()
        browser.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})
        return browser

    return sign_in


@pytest.fixture
def open_as(signed_in, live_server):
    """Opens a URL as an account, with an empty console."""

    def get(account, url):
        browser = signed_in(account)
        browser.get_log("browser")
        browser.get(f"{live_server.url}{url}")
        return browser

    return get


@pytest.fixture
def picture(browser, request):
    """Saves the page from an element down as a picture of docs/curation.md, with `--screenshots`."""

    def take(name, height=560, start="#content"):
        if request.config.getoption("--screenshots"):
            PICTURES.mkdir(exist_ok=True)
            (PICTURES / f"{name}.png").write_bytes(base64.b64decode(take_screenshot(browser, height, start)))

    return take


def take_screenshot(browser, height, start):
    """A part of the page as a PNG image at 90 %, encoded in Base64."""
    box = browser.execute_script(PLACE_OF, start)
    clip = {**box, "height": height, "scale": 0.9}
    options = {"format": "png", "clip": clip, "captureBeyondViewport": True}
    return browser.execute_cdp_cmd("Page.captureScreenshot", options)["data"]


@pytest.fixture
def reader(open_as, admin_user):
    """Opens a source in the reader as a superuser."""
    return lambda source: Curator(open_as(admin_user, admin_url(Source, "reader", source.slug)))
