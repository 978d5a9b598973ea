"""Curation in a real Chromium, under the content security policy."""

import pytest
from selenium.webdriver.common.by import By

from tests.browser.waiting import next_page


@pytest.mark.browser
def test_a_curator_logs_in_without_a_violation(browser, live_server, admin_user):
    browser.get(f"{live_server.url}/admin/")
    browser.find_element(By.NAME, "username").send_keys(admin_user.username)
    browser.find_element(By.NAME, "password").send_keys("password")
    with next_page(browser):
        browser.find_element(By.CSS_SELECTOR, "[type=submit]").click()

    assert browser.find_element(By.ID, "user-tools").is_displayed()
    assert browser.get_log("browser") == []


@pytest.mark.browser
def test_the_browser_blocks_inline_scripts_and_logs_the_violation(browser, live_server, admin_user):
    browser.get(f"{live_server.url}/admin/login/")

    browser.execute_script(
        "const script = document.createElement('script');"
        "script.textContent = 'document.title = \"broken in\"'; document.head.append(script);"
    )

    assert browser.title != "broken in"
    assert any("Content Security Policy" in line["message"] for line in browser.get_log("browser"))
