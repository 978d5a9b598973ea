"""Pressing keys, and telling where the keyboard is."""

from tests.browser.waiting import wait


def press(browser, keys):
    """Press keys where the keyboard is."""
    browser.switch_to.active_element.send_keys(keys)


def focused(browser):
    """The identifier of the element at which the keyboard is."""
    return browser.switch_to.active_element.get_attribute("id")


def stands_at(browser, name):
    """Wait until the keyboard is at an element; a page may put it there once it is read."""
    wait(browser).until(lambda each: focused(each) == name, f"The keyboard does not come to {name!r}.")
