"""Waiting for what scripts and the next page bring."""

from contextlib import contextmanager

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

SECONDS = 30
OFTEN = 0.05
LEAVING = "window.isBeingLeft = true"
ARRIVED = "return !window.isBeingLeft && document.readyState === 'complete'"


def wait(browser, ignored=StaleElementReferenceException):
    """Waits at most half a minute; what is replaced while it is looked at is looked for again."""
    return WebDriverWait(browser, SECONDS, OFTEN, ignored_exceptions=[ignored])


class Patient(webdriver.Chrome):
    """A browser that looks for an element until it is there, as people do while a page is built."""

    def find_element(self, by=By.ID, value=None):
        """Like that of selenium; it says what was looked for in vain."""
        look = super().find_element
        return wait(self).until(lambda _: look(by, value), f"There is no element of {by} {value!r}.")


@contextmanager
def next_page(browser):
    """What is done within leads to another page, which is waited for until it is read to its end."""
    browser.execute_script(LEAVING)
    yield
    # Between two pages there is none that could be asked; a browser says so in several ways.
    arriving = wait(browser, WebDriverException)
    arriving.until(lambda each: each.execute_script(ARRIVED), "No other page came.")
