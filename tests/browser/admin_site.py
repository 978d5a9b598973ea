"""Page objects of the admin in a browser."""

from selenium.webdriver.common.by import By

from tests.admin.conftest import admin_url
from tests.browser.waiting import next_page


def press(browser, label):
    """Press the button or link with a label, and wait for the next page."""
    has_label = f"[normalize-space()='{label}']"
    path = f"//button{has_label} | //input[@value='{label}'] | //a{has_label}"
    with next_page(browser):
        browser.find_element(By.XPATH, path).click()


class AdminSite:
    """The admin in a browser, used by one person at a time."""

    def __init__(self, browser, sign_in, root, picture):
        self.browser, self.sign_in, self.root = browser, sign_in, root
        self.picture = picture

    def open(self, person, model, page, *row):
        """Open a page of the admin as a person."""
        self.sign_in(person, self.browser)
        self.browser.get(f"{self.root}{admin_url(model, page, *row)}")

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def fill(self, name, words):
        box = self.find(f"#content [name={name}]")
        box.clear()
        box.send_keys(words)

    def choose(self, name, value):
        """Select a radio button."""
        self.find(f"[name={name}][value={value}]").click()

    def follow(self, words):
        """Follow a link and wait for the next page. Returns its text."""
        return self.click(self.by_path(f"//a[contains(normalize-space(), '{words}')]"))

    def press(self, label):
        """Press the button with a label and wait for the next page. Returns its text."""
        has_label = f"self::button[normalize-space()='{label}'] or self::input[@value='{label}']"
        return self.click(self.by_path(f"//*[{has_label}]"))

    def by_path(self, path):
        return self.browser.find_element(By.XPATH, f"//*[@id='content']{path}")

    def click(self, element):
        """Click an element and wait for the next page. Returns its text."""
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        with next_page(self.browser):
            element.click()
        return self.text

    @property
    def text(self):
        """The text of the page, with its messages."""
        return self.find("#main").text
