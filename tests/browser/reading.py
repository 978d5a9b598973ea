"""A page object of the reader."""

from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By

from tests.browser.autocomplete import pick
from tests.browser.waiting import next_page, wait

PLACE_OF = """
const words = document.querySelector(`#p${arguments[0]} [data-words]`);
const range = document.createRange(), walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
let node = walker.nextNode();
while (!node.data.includes(arguments[1])) node = walker.nextNode();
range.setStart(node, node.data.indexOf(arguments[1]));
range.setEnd(node, range.startOffset + arguments[1].length);
const box = range.getBoundingClientRect();
return [box.left + 1, box.right - 1, box.top + box.height / 2].map(Math.round);
"""


class Curator:
    """A curator who uses the reader. Counts the interactions."""

    def __init__(self, browser):
        self.browser, self.interactions = browser, 0

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def wait_for_value(self, selector, expected):
        """Wait until an input holds what is expected."""
        wait(self.browser).until(
            lambda each: each.find_element(By.CSS_SELECTOR, selector).get_attribute("value") == expected
        )

    def wait_for_message(self, words):
        """Wait until the page shows a message, which may come with the next page."""
        wait(self.browser).until(
            lambda each: any(
                words in message.text for message in each.find_elements(By.CSS_SELECTOR, ".messagelist")
            )
        )

    def select(self, paragraph, words):
        """Select words with the mouse."""
        left, right, middle = self.browser.execute_script(PLACE_OF, paragraph, words)
        mouse = ActionChains(self.browser)
        mouse.w3c_actions.pointer_action.move_to_location(left, middle).pointer_down()
        mouse.w3c_actions.pointer_action.move_to_location(right, middle).pointer_up()
        mouse.perform()
        self.interactions += 1
        self.wait_for_value("#claim [name=printed]", words)

    def choose_record(self, typed):
        """Find a record by typing a part of its name."""
        pick(self.browser, "#claim .select2-selection", typed, typed)
        self.interactions += 1
        self.find("#id_fact")

    def choose_fact(self, fact):
        self.find(f"#id_fact option[value={fact}]").click()
        self.interactions += 1
        self.find("#claim-value button[type=submit]")

    def give_reason(self, reason):
        self.find("#claim [name=reason]").send_keys(reason)
        self.interactions += 1

    def save(self):
        with next_page(self.browser):
            self.find("#claim-value button[type=submit]").click()
        self.interactions += 1
        return self.find(".messagelist").text
