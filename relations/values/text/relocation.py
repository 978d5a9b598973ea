"""Where the paragraphs of a changed text are now: found by digest, then by printed words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from relations.values.text.printed import Finding, Found, SourceText, folded_print


@dataclass(frozen=True)
class Relocation:
    """The earlier text, as the digests of its paragraphs (`read`), and the text as it is now."""

    read: tuple[str, ...]
    text: SourceText

    @property
    def is_needed(self) -> bool:
        """Whether any paragraph has changed."""
        return self.read != self.text.digests

    @cached_property
    def changed(self) -> list[int]:
        """The numbers of paragraphs of the earlier text that are different now, or gone."""
        now = (*self.text.digests, *[""] * len(self.read))
        pairs = enumerate(zip(self.read, now, strict=False), start=1)
        return [number for number, (one, other) in pairs if one != other]

    def whereabouts(self, printed: str, position: int) -> Finding:
        """Where the paragraph of a claim is now.

        Exact or moved: a paragraph has the same digest, at the same number or at another. Drifted: none has,
        but another has the words; of several, the one closest to the expected number. Missing: none of both.
        """
        digest = self.read[position - 1] if position <= len(self.read) else ""
        if same := self.by_digest.get(digest):
            closest = self.closest_paragraph(same, position)
            return Finding(Found.EXACT if closest == position else Found.MOVED, closest)
        words = folded_print(printed)
        holding = [number for number, each in enumerate(self.text.folded, start=1) if words and words in each]
        return (
            Finding(Found.DRIFTED, self.closest_paragraph(holding, position))
            if holding
            else Finding(Found.MISSING)
        )

    def closest_paragraph(self, numbers: Sequence[int], position: int) -> int:
        """The one of the numbers that is closest to the expected number of the paragraph."""
        expected = self.expected(position)
        return min(numbers, key=lambda number: (abs(number - expected), number))

    def expected(self, position: int) -> int:
        """The number that a paragraph should have now, judging by its neighbours."""
        for start, end, now, now_end in self.blocks:
            if start < position <= end:
                return min(now + position - start, max(now_end, 1))
        return position

    @cached_property
    def by_digest(self) -> dict[str, list[int]]:
        """The numbers of the paragraphs of the new text by digest."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, digest in enumerate(self.text.digests, start=1):
            found[digest].append(number)
        return found

    @cached_property
    def blocks(self) -> list[tuple[int, int, int, int]]:
        """Blocks of unchanged or changed paragraphs as (start, end, new start, new end), counted from 0."""
        matcher = SequenceMatcher(None, self.read, self.text.digests, autojunk=False)
        return [block[1:] for block in matcher.get_opcodes()]
