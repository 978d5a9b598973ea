"""Words by which things are found: folded, split and joined; and which words are one typing error apart.

A *bag* holds the tokens of everything that a thing is called: each word; each pair of neighbours run together
(`vietnam+` for Viet Nam: a forgotten space is a typing error too); and, of scripts written without spaces,
each end of a word (平 of 习近平). The last two end in a plus sign: they are found by their beginning, and
never by a word that is only like them.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from relations.errors import InvalidSearch
from relations.values.wording import folded

MAX_LETTERS, MAX_WORDS = 200, 12
JOINED = "+"
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"(?<![^\W_])([^\W_])\.(?=[^\W_](?![^\W_]))")
_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
# Shorter words have too many others one letter away; longer ones nobody types.
_LEAST_ASKED, _LEAST_MEANT, _MOST = 4, 3, 30


def words(text: str) -> list[str]:
    """The words of a text, without case, diacritics and punctuation; `U.S.` is one word."""
    return _WORD.findall(_INITIALS.sub(r"\1", folded(text)))


def bag(texts: Iterable[str]) -> list[str]:
    """The tokens by which something with these names is found, sorted."""
    tokens: set[str] = set()
    for text in texts:
        found = words(text)
        tokens |= set(found) | {f"{one}{other}{JOINED}" for one, other in pairwise(found)}
        tokens |= {end for word in found if _is_without_spaces(word) for end in _ends(word)}
    return sorted(tokens)


def is_meant(word: str) -> bool:
    """Whether a word of a name may be meant by another that is one typing error away."""
    return _LEAST_MEANT <= len(word) <= _MOST and word.isalpha() and not _is_without_spaces(word)


def cuts(word: str) -> set[str]:
    """The word, and what is left of it without any one letter.

    Two words that are at most one typing error apart have one of these in common; see `is_near`.
    """
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def is_near(one: str, other: str) -> bool:
    """Whether the words differ by one letter: another, one more, one less, or two neighbours exchanged."""
    place = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if place is None:
        return abs(len(one) - len(other)) == 1
    rest, others = one[place:], other[place:]
    exchanged = rest[:2] == others[1::-1] and rest[2:] == others[2:]
    return exchanged or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody typed to find something: each of its words must be found, in any order."""

    words: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Search":
        """Read what was typed. Raises InvalidSearch for text without a word, too long, or of many words."""
        if len(text) > MAX_LETTERS:
            raise InvalidSearch(f"Write at most {MAX_LETTERS} characters.")
        found = words(text)
        if not found:
            raise InvalidSearch("Write at least one letter or digit.")
        if len(found) > MAX_WORDS:
            raise InvalidSearch(f"Write at most {MAX_WORDS} words.")
        return cls(tuple(found))

    @property
    def line(self) -> str:
        """The words in their order."""
        return " ".join(self.words)

    def beginnings(self) -> list[tuple[str, ...]]:
        """For each word what a token may begin with: the word, or it run together with a neighbour."""
        joined = ["", *(one + other for one, other in pairwise(self.words)), ""]
        return [
            tuple(filter(None, (word, joined[place], joined[place + 1])))
            for place, word in enumerate(self.words)
        ]

    def mistakable(self) -> set[str]:
        """The words that may hold a typing error."""
        return {word for word in self.words if len(word) >= _LEAST_ASKED and is_meant(word)}


def _is_without_spaces(word: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(_WITHOUT_SPACES) for letter in word)


def _ends(word: str) -> set[str]:
    return {f"{word[place : place + _MOST]}{JOINED}" for place in range(1, len(word))}
