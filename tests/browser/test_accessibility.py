"""Everybody can use every page: what axe-core finds on it, light and dark."""

from importlib.resources import files

import pytest

from tests.browser.pages import furnish, urls

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = files("axe_core_python").joinpath("axe.min.js").read_text()
FOUND = """
const [options, done] = arguments;
// What swagger-ui draws is shipped as its makers made it, and comes sooner or later than axe looks.
const ours = {exclude: [["#swagger-ui"]]};
if (document.contentType !== "text/html") done([]);  // data, and what a browser makes of them
else axe.run(ours, {resultTypes: ["violations"], ...options}).then(({violations}) => done(
  violations.filter(({impact}) => ["serious", "critical"].includes(impact))
    .map(({id, nodes}) => `${id}: ${nodes.length} × ${nodes[0].html} ${nodes[0].failureSummary}`)));
"""
# Colours on their way from light to dark are neither.
STILL = """
const still = new CSSStyleSheet();
still.replaceSync("* { transition: none !important }");
document.adoptedStyleSheets.push(still);
"""
COLOURS = {"runOnly": ["color-contrast"]}


def prefer(browser, scheme):
    """Have the browser ask for a light or a dark page."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def faults(browser):
    """What is serious or critical on the page that is shown, light and dark."""
    browser.execute_script(AXE)
    browser.execute_script(STILL)
    prefer(browser, "light")
    found = browser.execute_async_script(FOUND, {})
    prefer(browser, "dark")
    return found + browser.execute_async_script(FOUND, COLOURS)


def test_axe_finds_nothing_serious_on_any_page(signed_in, live_server, admin_user):
    furnish()
    browser = signed_in(admin_user)

    found = {}
    for url in urls():
        browser.get(f"{live_server.url}{url}")
        if serious := faults(browser):
            found[url] = serious

    assert found == {}
