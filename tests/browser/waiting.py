"""Waiting for scripts and for the next page."""

from contextlib import contextmanager

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

SECONDS = 30
INTERVAL = 0.05
MARK_AS_LEFT = "window.isBeingLeft = true"
HAS_ARRIVED = "return !window.isBeingLeft && document.readyState === 'complete'"


def wait(browser, ignored=StaleElementReferenceException):
    """Waits up to half a minute, and tries again when an element was replaced meanwhile."""
    return WebDriverWait(browser, SECONDS, INTERVAL, ignored_exceptions=[ignored])


class Patient(webdriver.Chrome):
    """A browser that waits for an element until it exists."""

    def find_element(self, by=By.ID, value=None):
        """Like Selenium's, but waits, and names the element that was not found."""
        find = super().find_element
        return wait(self).until(lambda _: find(by, value), f"There is no element of {by} {value!r}.")


@contextmanager
def next_page(browser):
    """Wait until the block has led to another page and that page is loaded."""
    browser.execute_script(MARK_AS_LEFT)
    yield
    # Between two pages a script cannot run; browsers raise different errors then.
    arriving = wait(browser, WebDriverException)
    arriving.until(lambda each: each.execute_script(HAS_ARRIVED), "No other page came.")
