"""Put the pages that explain problems, as the product shows them, into the page of all of them."""

import re

from django.template.loader import render_to_string
from sphinx.application import Sphinx

from relations.api.errors import TITLES
from relations.faults import FAULTS

MARK = "<!-- the pages of the problems -->"
MAIN = re.compile(r"<main>.*?<h1>(?P<title>.*?)</h1>(?P<text>.*?)</main>", re.DOTALL)
BLANK = re.compile(r"\n\s*\n")


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("source-read", gather)
    return {"parallel_read_safe": True}


def gather(_app: Sphinx, _name: str, source: list[str]) -> None:
    if MARK in source[0]:
        source[0] = source[0].replace(MARK, "\n".join(section(code) for code in TITLES))


def section(code: str) -> str:
    """A page as a section: its title as a heading, the rest as it is."""
    page = MAIN.search(render_to_string(f"pages/problems/{code}.html", {"code": code, "faults": FAULTS}))
    inner = BLANK.sub("\n", page["text"].replace("h2>", "h3>"))
    return f"({code})=\n## {page['title']}\n\n<div>{inner}</div>\n"
