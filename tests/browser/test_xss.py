"""Nothing that is stored runs: what attackers write, in every text field, on every page, in Chromium."""

from urllib.parse import quote, urlencode

import pytest

from relations.models import Claim
from tests.api.routes import address, filled, routes
from tests.browser.pages import furnish, urls
from tests.browser.poison import fill, free_of_it, packed
from tests.browser.waiting import wait
from tests.browser.xss_corpus import CORPUS
from tests.factories import ClaimFactory, VisitFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

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
SEEN = f"""
{ALIVE}
return {{
  ran: window.ran, violations: window.violations,
  alive: alive(document).map(element => element.outerHTML.slice(0, 200)),
}};
"""
# Where a page that forgets to escape would put it.
CARELESS = f"""
{ALIVE}
const parsed = text => new DOMParser().parseFromString(text, "text/html");
return arguments[0].filter(payload => [
  payload, `<p title="${{payload}}">`, `<p title='${{payload}}'>`, `<p title=${{payload}}>`,
  `<a href="${{payload}}">`, `<textarea>${{payload}}`, `<title>${{payload}}`, `<style>${{payload}}`,
  `<select><option>${{payload}}`,
].some(text => alive(parsed(text)).length));
"""
CLEAN = {"ran": [], "violations": [], "alive": []}
ENOUGH = 100


@pytest.fixture
def watched(browser):
    """A browser that notes from the first line of every page on what runs and what is kept from running."""
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    yield browser
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def asked_with_it():
    """Addresses that say it back: what was asked, what was wrong with it, what is not there."""
    for url in urls():
        if url.startswith("/admin/relations/") and url.count("/") == 4:
            yield f"{url}?{urlencode({'q': packed(200)})}"
    yield f"/admin/relations/visit/?{urlencode({'since': packed(300), 'until': packed(300)})}"
    yield f"/admin/relations/visit/{quote(packed(200), safe='')}/change/"
    yield f"/admin/login/?{urlencode({'next': packed(300)})}"
    for path in ("/api/v1/visits/", "/api/v1/search/"):
        yield f"{path}?{urlencode({packed(200): packed(200), 'q': packed(200), 'ordering': packed(200)})}"
    yield f"/api/v1/visits/{quote(packed(200), safe='')}/"
    yield f"/{quote(packed(200), safe='')}"


def test_the_corpus_comes_to_life_where_nothing_is_escaped(watched, live_server):
    """If it did not, the other test could not fail."""
    watched.get(f"{live_server.url}/healthz")
    assert len(set(CORPUS)) == len(CORPUS)
    assert len(watched.execute_script(CARELESS, CORPUS)) >= ENOUGH

    watched.get("data:text/html,<img src onerror=alert(1)>")
    wait(watched).until(lambda each: each.execute_script("return window.ran") == ["alert"])


def test_nothing_that_is_stored_runs_or_becomes_an_element(signed_in, watched, live_server, admin_user):
    furnish()
    fill()
    assert free_of_it() == []
    claim = Claim.objects.filter(is_public=True).first().pk
    signed_in(admin_user)

    found = {}
    for url in (*urls(), *(address(route, claim) for route in routes()), *asked_with_it()):
        watched.get(f"{live_server.url}{url}")
        if (page := watched.execute_script(SEEN)) != CLEAN:
            found[url] = page

    assert found == {}


@pytest.mark.parametrize("suffix", ["", "json", "ndjson", "csv", "atom", "ics"])
def test_what_programs_read_is_never_taken_for_a_page(client, suffix):
    """Whatever a browser opens, it does not guess that data are a page, and would run nothing of them."""
    filled()
    claim = ClaimFactory(record=VisitFactory(id="another", published=True)).pk

    for route in routes():
        url = address(route, claim)
        if suffix:
            url += f"{'&' if '?' in url else '?'}format={suffix}"
        answer = client.get(url, headers={"Accept": "text/html,*/*;q=0.8"})
        answer.getvalue()  # an export is read to its end, so that nothing of it stays open

        assert "html" not in answer.headers["Content-Type"], url
        assert answer.headers["X-Content-Type-Options"] == "nosniff", url
        assert "'unsafe" not in answer.headers["Content-Security-Policy"], url
