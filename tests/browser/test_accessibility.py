"""Accessibility of every page, as axe-core finds it, in light and dark mode."""

from importlib.resources import files

import pytest

from tests.browser.pages import furnish, urls

pytestmark = [pytest.mark.browser, pytest.mark.nightly, pytest.mark.django_db(transaction=True)]

AXE = files("axe_core_python").joinpath("axe.min.js").read_text()
RUN_AXE = """
const [options, done] = arguments;
// Swagger UI is shipped unchanged and is drawn at no fixed time.
const ours = {exclude: [["#swagger-ui"]]};
if (document.contentType !== "text/html") done([]);  // JSON and other data
else axe.run(ours, {resultTypes: ["violations"], ...options}).then(({violations}) => done(
  violations.filter(({impact}) => ["serious", "critical"].includes(impact))
    .map(({id, nodes}) => `${id}: ${nodes.length} × ${nodes[0].html} ${nodes[0].failureSummary}`)));
"""
# During a transition the colours are neither light nor dark.
STOP_TRANSITIONS = """
const still = new CSSStyleSheet();
still.replaceSync("* { transition: none !important }");
document.adoptedStyleSheets.push(still);
"""
COLOURS = {"runOnly": ["color-contrast"]}


def prefer(browser, scheme):
    """Set the preferred colour scheme of the browser, light or dark."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def find_violations(browser):
    """Serious and critical violations on the current page, in light and dark mode."""
    browser.execute_script(AXE)
    browser.execute_script(STOP_TRANSITIONS)
    prefer(browser, "light")
    found = browser.execute_async_script(RUN_AXE, {})
    prefer(browser, "dark")
    return found + browser.execute_async_script(RUN_AXE, COLOURS)


def test_axe_finds_nothing_serious_on_any_page(signed_in, live_server, admin_user):
    furnish()
    browser = signed_in(admin_user)

    found = {}
    for url in urls():
        browser.get(f"{live_server.url}{url}")
        if serious := find_violations(browser):
            found[url] = serious

    assert found == {}
