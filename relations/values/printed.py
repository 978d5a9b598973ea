"""Words as printed, and the paragraphs they stand in: how a text is numbered, digested and searched."""

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
    """What became of printed words in a text."""

    EXACT = "exact"  # there, in the very paragraph
    MOVED = "moved"  # in another paragraph
    DRIFTED = "drifted"  # there, but the paragraph around them is no longer the same
    MISSING = "missing"  # nowhere


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of the words, and in which paragraph they stand now (counted from 1; None if nowhere)."""

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
        """The text in the bytes of a file. What is not UTF-8 is replaced: it matches no paragraph."""
        text = content.decode("utf-8-sig", errors="replace")
        return cls(name, sha256(content).hexdigest(), tuple(paragraphs(text)))

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """The digest of each paragraph."""
        return tuple(digest(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each paragraph as words are searched in it."""
        return tuple(folded_print(paragraph) for paragraph in self.paragraphs)

    def shared(self, digests: Sequence[str]) -> int:
        """How many different paragraphs it has in common with a list of digests."""
        return len(set(self.digests) & set(digests))


def paragraphs(text: str) -> list[str]:
    """The non-blank lines of a text, stripped; the n-th is paragraph n, counted from 1."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def digest(paragraph: str) -> str:
    """SHA-256 of a paragraph's text with white space folded, in hexadecimal."""
    return sha256(" ".join(paragraph.split()).encode("utf-8")).hexdigest()


def folded_print(text: str) -> str:
    """The text without differences of white space (no-break spaces too) and of quotation marks."""
    one = unicodedata.normalize("NFC", " ".join(text.split())).translate(_QUOTES)
    return _DOUBLED.sub('"', one)


def find(printed: str, *, position: int, digest: str, text: SourceText) -> Finding:
    """What became of words that were printed in the paragraph of that number and digest.

    The paragraph is known by its digest, wherever it stands now; only then the words alone are searched.
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
    """Where printed words first stand in a paragraph in NFC, whole words before parts; None if nowhere.

    White space and quotation marks are forgiven as in `folded_print`.
    """
    words = "".join(_SIGNS.get(sign) or re.escape(sign) for sign in folded_print(printed))
    whole = re.search(rf"(?<!\w){words}(?!\w)", paragraph)
    found = whole or re.search(words, paragraph)
    return found.span() if found and words else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a paragraph, and which of the printed words (by their place in the list) it belongs to."""

    text: str
    marks: tuple[int, ...] = ()


def stretches(paragraph: str, printed: Sequence[str]) -> list[Stretch]:
    """The paragraph cut where printed words start and end; joined, the stretches are the paragraph in NFC."""
    text = unicodedata.normalize("NFC", paragraph)
    spans = {number: span for number, words in enumerate(printed) if (span := place_of(words, text))}
    cuts = sorted({0, len(text), *(edge for span in spans.values() for edge in span)})
    return [
        Stretch(text[start:end], tuple(n for n, span in spans.items() if span[0] <= start and end <= span[1]))
        for start, end in pairwise(cuts)
    ]
