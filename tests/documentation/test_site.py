"""The site that `make docs` builds is served under the policy of every page, and tells every problem."""

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
