"""Texts of sources: numbering and digests of paragraphs, and the search for printed words in them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from itertools import pairwise

_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"')})
_DOUBLED = re.compile("''")
_SINGLE_SIGNS = "['‘’‚‛′`´]"
_SIGNS = {" ": r"\s+", "'": _SINGLE_SIGNS, '"': f'(?:["“”„‟″«»]|{_SINGLE_SIGNS}{{2}})'}


class Found(StrEnum):
    """Where printed words are found in a text."""

    EXACT = "exact"  # in the same paragraph
    MOVED = "moved"  # in another paragraph
    DRIFTED = "drifted"  # at the same number, but the paragraph has changed
    MISSING = "missing"  # nowhere


@dataclass(frozen=True, slots=True)
class Finding:
    """Where the words were found, and the number of the paragraph (from 1; None if missing)."""

    found: Found
    position: int | None = None


@dataclass(frozen=True)
class SourceText:
    """The text of a source: the file it was read from, that file's SHA-256, and its paragraphs in order."""

    name: str
    sha256: str
    paragraphs: tuple[str, ...]

    @classmethod
    def read(cls, name: str, content: bytes) -> "SourceText":
        """The text of a file. Bytes that are not UTF-8 are replaced, so that they match no paragraph."""
        text = content.decode("utf-8-sig", errors="replace")
        return cls(name, sha256(content).hexdigest(), tuple(paragraphs(text)))

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """The digest of each paragraph."""
        return tuple(digest(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each paragraph, folded for the search of words."""
        return tuple(folded_print(paragraph) for paragraph in self.paragraphs)

    def shared(self, digests: Sequence[str]) -> int:
        """The number of different paragraphs whose digests are in the list."""
        return len(set(self.digests) & set(digests))


def paragraphs(text: str) -> list[str]:
    """The non-blank lines of a text, stripped. The first is paragraph 1."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def digest(paragraph: str) -> str:
    """SHA-256 of a paragraph with white space folded, in hexadecimal."""
    return sha256(" ".join(paragraph.split()).encode("utf-8")).hexdigest()


def folded_print(text: str) -> str:
    """The text in NFC with white space (also no-break spaces) and quotation marks made uniform."""
    one = unicodedata.normalize("NFC", " ".join(text.split())).translate(_QUOTES)
    return _DOUBLED.sub('"', one)


def find(printed: str, *, position: int, digest: str, text: SourceText) -> Finding:
    """Where the text has words that were printed in the paragraph of that number and digest.

    A paragraph with the digest comes first, at any number; then any paragraph with the words.
    """
    words = folded_print(printed)
    holding = [number for number, paragraph in enumerate(text.folded, start=1) if words in paragraph]
    same = [number for number in holding if text.digests[number - 1] == digest]
    if position in same:
        return Finding(Found.EXACT, position)
    if same:
        return Finding(Found.MOVED, same[0])
    if position in holding and text.digests[position - 1] != digest:
        return Finding(Found.DRIFTED, position)
    return Finding(Found.MOVED, holding[0]) if holding else Finding(Found.MISSING)


def place_of(printed: str, paragraph: str) -> tuple[int, int] | None:
    """The first (start, end) of printed words in a paragraph in NFC, or None. Complete words come first.

    White space and quotation marks match as in `folded_print`.
    """
    words = "".join(_SIGNS.get(sign) or re.escape(sign) for sign in folded_print(printed))
    complete = re.search(rf"(?<!\w){words}(?!\w)", paragraph)
    found = complete or re.search(words, paragraph)
    return found.span() if found and words else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a paragraph, and the indexes of the printed words that it is part of."""

    text: str
    marks: tuple[int, ...] = ()


def stretches(paragraph: str, printed: Sequence[str]) -> list[Stretch]:
    """The paragraph, split where printed words start and end. Joined, the parts are the paragraph in NFC."""
    text = unicodedata.normalize("NFC", paragraph)
    spans = {number: span for number, words in enumerate(printed) if (span := place_of(words, text))}
    edges = sorted({0, len(text), *(edge for span in spans.values() for edge in span)})
    return [
        Stretch(text[start:end], tuple(n for n, span in spans.items() if span[0] <= start and end <= span[1]))
        for start, end in pairwise(edges)
    ]
