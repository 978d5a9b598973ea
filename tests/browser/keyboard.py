"""Pressing keys and finding the focus."""

from tests.browser.waiting import wait


def press(browser, keys):
    """Press keys in the focused element."""
    browser.switch_to.active_element.send_keys(keys)


def focused_id(browser):
    """The identifier of the focused element."""
    return browser.switch_to.active_element.get_attribute("id")


def wait_for_focus(browser, name):
    """Wait until an element has the focus, which a page may set after loading."""
    wait(browser).until(lambda each: focused_id(each) == name, f"The focus does not come to {name!r}.")
