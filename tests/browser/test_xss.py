"""Stored XSS: no payload in any text column runs on any page in Chromium."""

from urllib.parse import quote, urlencode

import pytest

from relations.models import Claim
from tests.api.routes import create_records, fill_route, routes
from tests.browser.pages import furnish, urls
from tests.browser.poison import columns_without_payloads, fill_columns, pack_payloads
from tests.browser.waiting import wait
from tests.browser.xss_corpus import CORPUS
from tests.factories import ClaimFactory, VisitFactory

pytestmark = [pytest.mark.browser, pytest.mark.nightly, pytest.mark.django_db(transaction=True)]

WATCH = """
window.ran = []; window.violations = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => window.ran.push(name);
document.addEventListener("securitypolicyviolation", event =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
ALIVE = """
const harmless = ["http:", "https:", "mailto:"];
const isAlive = element => element.localName.includes("xss")
  || [...element.attributes].some(({name}) => name.startsWith("on") || name.includes("xss"))
  || (element.localName === "script" && !element.src && element.type !== "application/json")
  || (element.matches("a[href]") && !harmless.includes(element.protocol));
const alive = page => [...page.querySelectorAll("*")].filter(isAlive);
"""
FIND_ALIVE = f"""
{ALIVE}
return {{
  ran: window.ran, violations: window.violations,
  alive: alive(document).map(element => element.outerHTML.slice(0, 200)),
}};
"""
# The places of a page that does not escape its data.
PARSE_UNESCAPED = f"""
{ALIVE}
const parsed = text => new DOMParser().parseFromString(text, "text/html");
return arguments[0].filter(payload => [
  payload, `<p title="${{payload}}">`, `<p title='${{payload}}'>`, `<p title=${{payload}}>`,
  `<a href="${{payload}}">`, `<textarea>${{payload}}`, `<title>${{payload}}`, `<style>${{payload}}`,
  `<select><option>${{payload}}`,
].some(text => alive(parsed(text)).length));
"""
CLEAN = {"ran": [], "violations": [], "alive": []}
MINIMUM_ALIVE = 100


@pytest.fixture
def watched(browser):
    """A browser that records on every page which scripts run and which the policy blocks."""
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    yield browser
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def urls_with_payloads():
    """URLs with payloads in paths and parameters, which pages may repeat."""
    for url in urls():
        if url.startswith("/admin/relations/") and url.count("/") == 4:
            yield f"{url}?{urlencode({'q': pack_payloads(200)})}"
    yield f"/admin/relations/visit/?{urlencode({'since': pack_payloads(300), 'until': pack_payloads(300)})}"
    yield f"/admin/relations/visit/{quote(pack_payloads(200), safe='')}/change/"
    yield f"/admin/login/?{urlencode({'next': pack_payloads(300)})}"
    for path in ("/api/v1/visits/", "/api/v1/search/"):
        parameters = {pack_payloads(200): pack_payloads(200), "q": pack_payloads(200)}
        yield f"{path}?{urlencode(parameters | {'ordering': pack_payloads(200)})}"
    yield f"/api/v1/visits/{quote(pack_payloads(200), safe='')}/"
    yield f"/{quote(pack_payloads(200), safe='')}"


def test_the_corpus_is_dangerous_on_a_page_without_escaping(watched, live_server):
    """Shows that the other test can fail."""
    watched.get(f"{live_server.url}/healthz")
    assert len(set(CORPUS)) == len(CORPUS)
    assert len(watched.execute_script(PARSE_UNESCAPED, CORPUS)) >= MINIMUM_ALIVE

    watched.get("data:text/html,<img src onerror=alert(1)>")
    wait(watched).until(lambda each: each.execute_script("return window.ran") == ["alert"])


def test_no_stored_payload_runs_or_becomes_an_element(signed_in, watched, live_server, admin_user):
    furnish()
    fill_columns()
    assert columns_without_payloads() == []
    claim = Claim.objects.filter(is_public=True).first().pk
    signed_in(admin_user)

    found = {}
    for url in (*urls(), *(fill_route(route, claim) for route in routes()), *urls_with_payloads()):
        watched.get(f"{live_server.url}{url}")
        if (page := watched.execute_script(FIND_ALIVE)) != CLEAN:
            found[url] = page

    assert found == {}


@pytest.mark.parametrize("suffix", ["", "json", "ndjson", "csv", "atom", "ics"])
def test_responses_for_programs_are_never_rendered_as_html(client, suffix):
    """Browsers do not sniff HTML in the responses, and the policy blocks scripts."""
    create_records()
    claim = ClaimFactory(record=VisitFactory(id="another", published=True)).pk

    for route in routes():
        url = fill_route(route, claim)
        if suffix:
            url += f"{'&' if '?' in url else '?'}format={suffix}"
        response = client.get(url, headers={"Accept": "text/html,*/*;q=0.8"})
        response.getvalue()  # read an export to its end, so that it is closed

        assert "html" not in response.headers["Content-Type"], url
        assert response.headers["X-Content-Type-Options"] == "nosniff", url
        assert "'unsafe" not in response.headers["Content-Security-Policy"], url
