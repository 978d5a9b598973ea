"""The desk in a browser, as people use it."""

from selenium.webdriver.common.by import By

from tests.admin.conftest import address
from tests.browser.waiting import next_page


def press(browser, label):
    """Press a button or follow a link, told by what stands on it, and wait for the page after it."""
    written = f"[normalize-space()='{label}']"
    found = f"//button{written} | //input[@value='{label}'] | //a{written}"
    with next_page(browser):
        browser.find_element(By.XPATH, found).click()


class Desk:
    """Used by one person at a time. What it says is the text of the page, messages included."""

    def __init__(self, browser, sign_in, root, picture):
        self.browser, self.sign_in, self.root = browser, sign_in, root
        self.picture = picture

    def open(self, person, model, page, *row):
        """A page of the desk, as somebody has it."""
        self.sign_in(person, self.browser)
        self.browser.get(f"{self.root}{address(model, page, *row)}")

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def fill(self, name, text):
        box = self.find(f"#content [name={name}]")
        box.clear()
        box.send_keys(text)

    def choose(self, name, value):
        """One of the buttons that exclude each other."""
        self.find(f"[name={name}][value={value}]").click()

    def follow(self, words):
        """Follow a link."""
        return self.leave(self.by_path(f"//a[contains(normalize-space(), '{words}')]"))

    def press(self, label):
        """Press a button, told by what stands on it."""
        written = f"self::button[normalize-space()='{label}'] or self::input[@value='{label}']"
        return self.leave(self.by_path(f"//*[{written}]"))

    def by_path(self, path):
        return self.browser.find_element(By.XPATH, f"//*[@id='content']{path}")

    def leave(self, element):
        """Click, and wait for the page that comes; gives what it says."""
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        with next_page(self.browser):
            element.click()
        return self.says

    @property
    def says(self):
        return self.find("#main").text
