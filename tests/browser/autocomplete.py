"""Finding something by typing a part of its name, by keyboard alone."""

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.waiting import wait

FIELD = ".select2-container--open .select2-search__field"
HIGHLIGHTED = ".select2-results__option--highlighted"


def pick(browser, box, words, expected):
    """Open the box that a selector names, type words, and take what is found first once it is expected."""
    browser.find_element(By.CSS_SELECTOR, box).send_keys(Keys.ENTER)
    pick_in_open(browser, words, expected)


def pick_in_open(browser, words, expected):
    """The same in a box that is open, once the keyboard is in it: one that just closed asks for it too."""
    field = browser.find_element(By.CSS_SELECTOR, FIELD)
    wait(browser).until(lambda each: each.switch_to.active_element == field)
    field.send_keys(words)
    wait(browser).until(lambda each: expected in first_found(each), f"{words!r} does not find {expected!r}.")
    field.send_keys(Keys.ENTER)
    wait(browser).until(lambda each: not each.find_elements(By.CSS_SELECTOR, FIELD))


def first_found(browser):
    """What a box would take now."""
    return "".join(each.text for each in browser.find_elements(By.CSS_SELECTOR, HIGHLIGHTED))
