"""Autocompletion by keyboard: finding something by typing a part of its name."""

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.waiting import wait

FIELD = ".select2-container--open .select2-search__field"
HIGHLIGHTED = ".select2-results__option--highlighted"


def pick(browser, box, words, expected):
    """Open the box of a selector, type words, wait until the first result is as expected, and take it."""
    browser.find_element(By.CSS_SELECTOR, box).send_keys(Keys.ENTER)
    pick_in_open(browser, words, expected)


def pick_in_open(browser, words, expected):
    """Like `pick`, in an open box. Waits for the focus, which a box that just closed also takes."""
    field = browser.find_element(By.CSS_SELECTOR, FIELD)
    wait(browser).until(lambda each: each.switch_to.active_element == field)
    field.send_keys(words)
    wait(browser).until(lambda each: expected in first_found(each), f"{words!r} does not find {expected!r}.")
    field.send_keys(Keys.ENTER)
    wait(browser).until(lambda each: not each.find_elements(By.CSS_SELECTOR, FIELD))


def first_found(browser):
    """The text of the highlighted result."""
    return "".join(each.text for each in browser.find_elements(By.CSS_SELECTOR, HIGHLIGHTED))
