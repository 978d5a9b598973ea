"""The site that `make docs` builds is served under the policy of every page, and tells every problem."""

import html
import json
import re
from urllib.request import urlopen

import pytest
from django.conf import settings

from relations.api.errors import TITLES
from tests.documentation.blocks import ROOT

SITE = settings.DOCS_DIR


def built():
    return sorted(SITE.rglob("*.html"))


@pytest.mark.docs
def test_the_site_is_served_with_the_policy_of_every_page(product):
    for path in ("docs/", "docs/quickstart.html", "docs/tasks/cite.html", "docs/_images/periods.svg"):
        with urlopen(f"{product}/{path}") as answer:  # noqa: S310 (our own)
            assert answer.status == 200
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.docs
def test_the_front_page_leads_to_the_site(product):
    with urlopen(product) as answer:  # noqa: S310 (our own)
        assert b'href="/docs/"' in answer.read()


@pytest.mark.docs
def test_no_page_runs_or_loads_what_the_policy_refuses():
    for page in built():
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", text), page
        assert not re.search(r"<[^>]* (style|on\w+)=", text), page
        assert not re.search(r"<(script|link|img|iframe)[^>]*(src|href)=\"(https?:)?//", text), page


@pytest.mark.docs
def test_every_link_of_the_site_leads_somewhere(product):
    pages = {page: page.read_text(encoding="utf-8") for page in built()}
    names = {page: set(re.findall(r'\bid="([^"]+)"', text)) for page, text in pages.items()}

    lost = [f"{page.relative_to(SITE)}: {to}" for page in pages for to in lost_links(page, pages, names)]
    assert lost == []
    for path in sorted({link for text in pages.values() for link in links(text) if link.startswith("/")}):
        with urlopen(product + path) as answer:  # noqa: S310 (our own)
            assert answer.status == 200, path


def links(text):
    """Where a page leads, and what it loads."""
    return {html.unescape(link) for link in re.findall(r'\b(?:href|src)="([^"]*)"', text)}


def lost_links(page, pages, names):
    """The links of a page to a file, or a place in one, that is not there."""
    for link in sorted(links(pages[page])):
        path, _, place = link.partition("#")
        if re.match(r"[a-z]+:|/", link):
            continue
        target = (page.parent / path.partition("?")[0]).resolve() if path else page
        if not target.is_file() or (place and place not in names.get(target, set())):
            yield link


@pytest.mark.docs
def test_every_picture_says_in_words_what_it_shows():
    for page in built():
        for picture in re.findall(r"<img [^>]*>", page.read_text(encoding="utf-8")):
            assert re.search(r'alt="[^"]{20,}"', picture), f"{page}: {picture}"


@pytest.mark.docs
def test_every_problem_is_explained_in_the_words_of_its_page():
    text = (SITE / "problems.html").read_text(encoding="utf-8")

    for code, (status, title) in TITLES.items():
        assert f'id="{code.replace("_", "-")}"' in text
        assert title in text
        assert f"<p>Code <code>{code}</code>, status {status}" in text


@pytest.mark.docs
def test_every_page_of_the_folder_is_in_the_site():
    pages = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")]

    assert len(pages) > 50
    assert [page for page in pages if not (SITE / page.with_suffix(".html")).exists()] == []


def test_what_is_for_language_models_is_served_from_the_root(product):
    with urlopen(f"{product}/llms.txt") as answer:  # noqa: S310 (our own)
        assert answer.headers["Content-Type"].startswith("text/plain")
        assert answer.read().startswith(b"# Entente")


def test_what_language_models_are_told_to_ask_has_answers(product):
    text = (ROOT / "config" / "root" / "llms.txt").read_text(encoding="utf-8")
    asked = [
        address for address in re.findall(r"`(/api/v1/[^`…]+\?[^`…]+)`", text) if not address.endswith("q=")
    ]

    assert len(asked) > 5
    for address in asked:
        with urlopen(product + address) as answer:  # noqa: S310 (our own)
            assert json.load(answer)["results"], address
