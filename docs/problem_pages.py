"""Inserts the problem pages of the product into the page that lists all problems."""

import re

from django.template.loader import render_to_string
from sphinx.application import Sphinx

from relations.api.problems.problem_types import TYPES
from relations.errors.codes import DOCUMENT_ERRORS

MARK = "<!-- the pages of the problems -->"
MAIN = re.compile(r"<main>.*?<h1>(?P<title>.*?)</h1>(?P<text>.*?)</main>", re.DOTALL)
BLANK = re.compile(r"\n\s*\n")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the extension to Sphinx."""
    app.connect("source-read", insert_problem_pages)
    return {"parallel_read_safe": True}


def insert_problem_pages(_app: Sphinx, _name: str, source: list[str]) -> None:
    """Replace the mark in a page by the problem pages."""
    if MARK in source[0]:
        source[0] = source[0].replace(MARK, "\n".join(section(code) for code in TYPES))


def section(code: str) -> str:
    """The section of a problem page: its title as a heading, and its text."""
    page = MAIN.search(
        render_to_string(f"pages/problems/{code}.html", {"code": code, "errors": DOCUMENT_ERRORS})
    )
    inner = BLANK.sub("\n", page["text"].replace("h2>", "h3>"))
    return f"({code})=\n## {page['title']}\n\n<div>{inner}</div>\n"
