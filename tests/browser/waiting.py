"""Waiting for what scripts and the next page bring."""

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.support.wait import WebDriverWait

SECONDS = 30


def wait(browser):
    """Waits at most half a minute; what is replaced while it is looked at is looked for again."""
    return WebDriverWait(browser, SECONDS, ignored_exceptions=[StaleElementReferenceException])
