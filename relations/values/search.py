"""Words for search: folding, tokens, and words that are one typing error apart.

A *token set* has the tokens of all names of a record: each word; each pair of neighbouring words joined
(`vietnam+` for Viet Nam, because a missing space is a typing error too); and, for scripts without spaces,
each end of a word (平 of 习近平). Tokens of the last two sorts end in a plus sign: search matches only their
beginning, and allows no typing errors in them.
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
# Short words have too many neighbours one letter away; nobody types words longer than 30 letters.
_MIN_TYPED, _MIN_NAMED, _MAX_LENGTH = 4, 3, 30


def words(text: str) -> list[str]:
    """The words of a text, without case, diacritics and punctuation; `U.S.` is one word."""
    return _WORD.findall(_INITIALS.sub(r"\1", folded(text)))


def token_set(texts: Iterable[str]) -> list[str]:
    """The tokens with which search finds a record of these names, sorted."""
    tokens: set[str] = set()
    for text in texts:
        found = words(text)
        tokens |= set(found) | {f"{one}{other}{JOINED}" for one, other in pairwise(found)}
        tokens |= {end for word in found if _is_without_spaces(word) for end in _ends(word)}
    return sorted(tokens)


def may_be_mistyped(word: str) -> bool:
    """Whether search also finds the word of a name if it is typed with one error."""
    return _MIN_NAMED <= len(word) <= _MAX_LENGTH and word.isalpha() and not _is_without_spaces(word)


def deletion_variants(word: str) -> set[str]:
    """The word itself, and the word without each one of its letters.

    Two words that are at most one typing error apart have a variant in common; see `is_near`.
    """
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def is_near(one: str, other: str) -> bool:
    """Whether the words are one typing error apart: a letter changed, added, left out, or two swapped."""
    place = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if place is None:
        return abs(len(one) - len(other)) == 1
    rest, others = one[place:], other[place:]
    exchanged = rest[:2] == others[1::-1] and rest[2:] == others[2:]
    return exchanged or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


@dataclass(frozen=True, slots=True)
class Search:
    """The words of a search. A record matches if it has all of them, in any order."""

    words: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Search":
        """The words of a search text. Raises InvalidSearch if it has none, is too long, or has too many."""
        if len(text) > MAX_LETTERS:
            raise InvalidSearch(text, f"has more than {MAX_LETTERS} characters", "Shorten it.")
        found = words(text)
        if not found:
            raise InvalidSearch(text, "has no letter or digit", "Add at least one.")
        if len(found) > MAX_WORDS:
            raise InvalidSearch(text, f"has more than {MAX_WORDS} words", "Leave some out.")
        return cls(tuple(found))

    @property
    def line(self) -> str:
        """The words in order, with spaces."""
        return " ".join(self.words)

    def beginnings(self) -> list[tuple[str, ...]]:
        """The prefixes of tokens that match each word: the word itself, or joined to a neighbour."""
        joined = ["", *(one + other for one, other in pairwise(self.words)), ""]
        return [
            tuple(filter(None, (word, joined[place], joined[place + 1])))
            for place, word in enumerate(self.words)
        ]

    def mistakable(self) -> set[str]:
        """The words that are long enough to allow for a typing error."""
        return {word for word in self.words if len(word) >= _MIN_TYPED and may_be_mistyped(word)}


def _is_without_spaces(word: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(_WITHOUT_SPACES) for letter in word)


def _ends(word: str) -> set[str]:
    return {f"{word[place : place + _MAX_LENGTH]}{JOINED}" for place in range(1, len(word))}
