"""The fenced blocks of the documentation: those that are run, their outputs, and why others are not run."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

ROOT = settings.BASE_DIR
FENCE = re.compile(
    r"^(?:<!-- not run: (?P<reason>[^\n]+?) -->\n+)?```(?P<language>[^\n`]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
RUN = ("console", "python", "javascript")
PRINTED = ("json", "text", "csv")
# Tests of their own run these: the requests of two people, in order.
ELSEWHERE = {("docs/curation.md", "http"): "tests/test_curation_doc.py"}


class Block(NamedTuple):
    """A block of a page; `printed` is the block right below, if it shows the output of this one."""

    page: str
    line: int
    language: str
    text: str
    reason: str | None
    printed: "Block | None" = None

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> list[str]:
    """The paths of all documentation pages in Markdown or plain text."""
    found = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "config" / "root" / "llms.txt"]
    found += [*sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "clients").glob("*/README.md"))]
    return [str(path.relative_to(ROOT)) for path in found]


def blocks(page: str) -> list[Block]:
    """The blocks of a page in order, each with its output; directives of the site do not count."""
    return list(blocks_with_outputs(page, (ROOT / page).read_text(encoding="utf-8")))


def blocks_with_outputs(page: str, text: str) -> Iterator[Block]:
    """The blocks of a text, each with the block of its output, if there is one."""
    found = [each for each in FENCE.finditer(text) if not each["language"].startswith("{")]
    taken = None
    for each, below in zip_longest(found, found[1:]):
        if each is taken:
            continue
        block = read_block(page, text, each)
        if below and is_output_of(text, each, below) and block.language in RUN and block.reason is None:
            taken, block = below, block._replace(printed=read_block(page, text, below))
        yield block


def is_output_of(text: str, block: re.Match, below: re.Match) -> bool:
    """Whether a block shows the output of the one above: there is nothing between them."""
    return below["language"] in PRINTED and not text[block.end() : below.start()].strip()


def read_block(page: str, text: str, found: re.Match) -> Block:
    line = text.count("\n", 0, found.start()) + 1
    return Block(page, line, found["language"], found["text"], found["reason"])


def count_fences(page: str) -> int:
    """The number of lines of a page that open or close a block, at any indentation."""
    return sum(line.lstrip(" >-*").startswith("```") for line in (ROOT / page).read_text().splitlines())


def count_directives(page: str) -> int:
    return sum(each["language"].startswith("{") for each in FENCE.finditer(Path(ROOT / page).read_text()))
