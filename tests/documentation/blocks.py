"""The fenced blocks of our pages: what is run, what it prints, and what is not run and why."""

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
# Run by a test of its own: requests one after the other, of two people.
ELSEWHERE = {("docs/curation.md", "http"): "tests/test_curation_doc.py"}


class Block(NamedTuple):
    """A block of a page; `printed` is the one right below, if that shows what this one prints."""

    page: str
    line: int
    language: str
    text: str
    reason: str | None
    printed: "Block | None" = None

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> list[str]:
    """Everything that people read about the product."""
    found = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "config" / "root" / "llms.txt"]
    found += [*sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "clients").glob("*/README.md"))]
    return [str(path.relative_to(ROOT)) for path in found]


def blocks(page: str) -> list[Block]:
    """The blocks of a page in their order; what one prints is part of it. Directives of the site are none."""
    return list(joined(page, (ROOT / page).read_text(encoding="utf-8")))


def joined(page: str, text: str) -> Iterator[Block]:
    found = [each for each in FENCE.finditer(text) if not each["language"].startswith("{")]
    taken = None
    for each, below in zip_longest(found, found[1:]):
        if each is taken:
            continue
        block = block_of(page, text, each)
        if below and follows(text, each, below) and block.language in RUN and block.reason is None:
            taken, block = below, block._replace(printed=block_of(page, text, below))
        yield block


def follows(text: str, block: re.Match, below: re.Match) -> bool:
    """Whether a block shows what the one above prints: nothing stands between them."""
    return below["language"] in PRINTED and not text[block.end() : below.start()].strip()


def block_of(page: str, text: str, found: re.Match) -> Block:
    line = text.count("\n", 0, found.start()) + 1
    return Block(page, line, found["language"], found["text"], found["reason"])


def fences(page: str) -> int:
    """How many lines of a page open or close a block, wherever they stand."""
    return sum(line.lstrip(" >-*").startswith("```") for line in (ROOT / page).read_text().splitlines())


def directives(page: str) -> int:
    return sum(each["language"].startswith("{") for each in FENCE.finditer(Path(ROOT / page).read_text()))
