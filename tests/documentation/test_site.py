"""The site that `make docs` builds is served with the security policy and explains all errors."""

import html
import json
import re
from urllib.request import urlopen

import pytest
from django.conf import settings

from relations.api.problems.problem_types import TYPES, WITHOUT_CODE
from tests.documentation.blocks import ROOT

SITE = settings.DOCS_DIR


def html_files():
    return sorted(SITE.rglob("*.html"))


@pytest.mark.docs
def test_the_site_is_served_with_the_policy_of_every_page(product):
    for path in ("docs/", "docs/quickstart.html", "docs/tasks/cite.html", "docs/_images/periods.svg"):
        with urlopen(f"{product}/{path}") as response:  # noqa: S310 (our own)
            assert response.status == 200
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.docs
def test_the_front_page_links_to_the_site(product):
    with urlopen(product) as response:  # noqa: S310 (our own)
        assert b'href="/docs/"' in response.read()


@pytest.mark.docs
def test_no_page_needs_what_the_policy_blocks():
    for page in html_files():
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", text), page
        assert not re.search(r"<[^>]* (style|on\w+)=", text), page
        assert not re.search(r"<(script|link|img|iframe)[^>]*(src|href)=\"(https?:)?//", text), page


@pytest.mark.docs
def test_every_link_of_the_site_has_a_target(product):
    pages = {page: page.read_text(encoding="utf-8") for page in html_files()}
    names = {page: set(re.findall(r'\bid="([^"]+)"', text)) for page, text in pages.items()}

    broken = [
        f"{page.relative_to(SITE)}: {link}" for page in pages for link in broken_links(page, pages, names)
    ]
    assert broken == []
    for path in sorted({link for text in pages.values() for link in links(text) if link.startswith("/")}):
        with urlopen(product + path) as response:  # noqa: S310 (our own)
            assert response.status == 200, path


def links(text):
    """The URLs that a page links to or loads."""
    return {html.unescape(link) for link in re.findall(r'\b(?:href|src)="([^"]*)"', text)}


def broken_links(page, pages, names):
    """The links of a page to files or anchors that do not exist."""
    for link in sorted(links(pages[page])):
        path, _, place = link.partition("#")
        if re.match(r"[a-z]+:|/", link):
            continue
        target = (page.parent / path.partition("?")[0]).resolve() if path else page
        if not target.is_file() or (place and place not in names.get(target, set())):
            yield link


@pytest.mark.docs
def test_every_picture_has_a_description():
    for page in html_files():
        for picture in re.findall(r"<img [^>]*>", page.read_text(encoding="utf-8")):
            assert re.search(r'alt="[^"]{20,}"', picture), f"{page}: {picture}"


@pytest.mark.docs
def test_every_error_code_is_explained_with_its_title_and_status():
    text = (SITE / "problems.html").read_text(encoding="utf-8")

    for name, (status, title) in TYPES.items():
        code = "invalid_parameters" if name in WITHOUT_CODE else name
        assert f'id="{name.replace("_", "-")}"' in text
        assert title in text
        assert f"<p>Code <code>{code}</code>, status {status}" in text


@pytest.mark.docs
def test_every_page_of_docs_is_in_the_site():
    pages = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")]

    assert len(pages) > 50
    assert [page for page in pages if not (SITE / page.with_suffix(".html")).exists()] == []


def test_llms_txt_is_served_from_the_root(product):
    with urlopen(f"{product}/llms.txt") as response:  # noqa: S310 (our own)
        assert response.headers["Content-Type"].startswith("text/plain")
        assert response.read().startswith(b"# Entente")


def test_the_requests_in_llms_txt_have_results(product):
    text = (ROOT / "config" / "root" / "llms.txt").read_text(encoding="utf-8")
    urls = [url for url in re.findall(r"`(/api/v1/[^`…]+\?[^`…]+)`", text) if not url.endswith("q=")]

    assert len(urls) > 5
    for url in urls:
        with urlopen(product + url) as response:  # noqa: S310 (our own)
            assert json.load(response)["results"], url
