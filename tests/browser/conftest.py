"""A real Chromium, for tests marked `browser`."""

import base64
import shutil
from pathlib import Path

import pytest
from django.test import Client
from selenium import webdriver

from relations.models import Source
from tests.admin.conftest import address
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


def started(folder):
    """A browser of its own; its console is kept, so that tests can look for violations."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in (*FLAGS, f"--user-data-dir={folder}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return Patient(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """The browser itself, started once."""
    driver = started(tmp_path_factory.mktemp("chromium"))
    yield driver
    driver.quit()


@pytest.fixture
def second_browser(tmp_path):
    """That of somebody else."""
    driver = started(tmp_path / "second")
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
    """Signs an account in without the form, and signs out whoever was in."""

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
    """Opens an address as somebody; what the console said before is forgotten."""

    def opened(account, url):
        browser = signed_in(account)
        browser.get_log("browser")
        browser.get(f"{live_server.url}{url}")
        return browser

    return opened


@pytest.fixture
def picture(browser, request):
    """Keeps what is shown from an element down as a picture of docs/curation.md, where that is asked for."""

    def take(name, height=560, start="#content"):
        if request.config.getoption("--screenshots"):
            PICTURES.mkdir(exist_ok=True)
            (PICTURES / f"{name}.png").write_bytes(base64.b64decode(shot(browser, height, start)))

    return take


def shot(browser, height, start):
    """A part of the page as PNG, somewhat smaller than it is shown."""
    box = browser.execute_script(PLACE_OF, start)
    clip = {**box, "height": height, "scale": 0.9}
    options = {"format": "png", "clip": clip, "captureBeyondViewport": True}
    return browser.execute_cdp_cmd("Page.captureScreenshot", options)["data"]


@pytest.fixture
def reader(open_as, admin_user):
    """Opens a source as somebody who may curate."""
    return lambda source: Curator(open_as(admin_user, address(Source, "reader", source.slug)))
