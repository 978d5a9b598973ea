"""Values that are words: names and titles, choices from a list, yes or no, and sentences of the editors."""

import re
import unicodedata
from dataclasses import dataclass

from anyascii import anyascii

_LETTERS = ("Lu", "Ll", "Lt", "Lo")
_SPACE = re.compile(r"\s+")
_QUOTES = re.compile(r"[\"`´]|''")


@dataclass(frozen=True, slots=True)
class Text:
    """A name, title or label. `synonyms` are its other accepted wordings, the aliases of the record."""

    text: str
    synonyms: frozenset[str] = frozenset()

    def wordings(self) -> frozenset[str]:
        """Every accepted wording, folded."""
        return frozenset(folded(wording) for wording in self.synonyms | {self.text})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a declared list.

    `broader_values`: the declared values that include this one (a state visit is also an official visit).
    `earlier`: the values that the record had before (announced, before completed).
    """

    value: str
    broader_values: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Boolean:
    """Yes or no."""

    value: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence of the editors (a gist). It is never compared."""

    text: str


def folded(text: str) -> str:
    """The wording without case, diacritics, and differences of white space, quotes and dashes.

    Only Latin letters and punctuation are folded to ASCII. In other scripts that would make different names
    equal: two Chinese names that sound the same are two names.
    """
    letters = (_folded_letter(letter) for letter in unicodedata.normalize("NFKC", text))
    return _QUOTES.sub("'", _SPACE.sub(" ", "".join(letters)).strip()).casefold()


def _folded_letter(letter: str) -> str:
    is_latin = unicodedata.name(letter, "").startswith("LATIN")
    if letter.isascii() or (unicodedata.category(letter) in _LETTERS and not is_latin):
        return letter
    return " " if letter.isspace() else anyascii(letter)
