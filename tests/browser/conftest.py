"""A real Chromium, for tests marked `browser`."""

import shutil

import pytest
from django.test import Client
from selenium import webdriver

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


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """The browser itself, started once; its console is kept, so that tests can look for violations."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
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

    def sign_in(account):
        client = Client()
        client.force_login(account)
        browser.get(f"{live_server.url}/healthz")
        browser.delete_all_cookies()
        browser.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})
        return browser

    return sign_in
