"""Where the paragraphs of a text went when it changed: by their digests, then by words printed of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from relations.values.printed import Finding, Found, SourceText, folded_print


@dataclass(frozen=True)
class Relocation:
    """A text as it was read, by the digests of its paragraphs, and as it is now."""

    read: tuple[str, ...]
    text: SourceText

    @property
    def is_needed(self) -> bool:
        """Whether any paragraph is not what it was."""
        return self.read != self.text.digests

    @cached_property
    def changed(self) -> list[int]:
        """The numbers, in the text that was read, at which now stands another paragraph or none."""
        now = (*self.text.digests, *[""] * len(self.read))
        pairs = enumerate(zip(self.read, now, strict=False), start=1)
        return [number for number, (one, other) in pairs if one != other]

    def whereabouts(self, printed: str, position: int) -> Finding:
        """Where the paragraph of a claim went.

        Exact and moved: it stands, digest for digest, at its number or at another. Drifted: it is not there
        any more, and the words stand in another, the nearest to where it should be. Missing: nowhere.
        """
        digest = self.read[position - 1] if position <= len(self.read) else ""
        if same := self.by_digest.get(digest):
            nearest = self.nearest(same, position)
            return Finding(Found.EXACT if nearest == position else Found.MOVED, nearest)
        words = folded_print(printed)
        holding = [number for number, each in enumerate(self.text.folded, start=1) if words and words in each]
        return Finding(Found.DRIFTED, self.nearest(holding, position)) if holding else Finding(Found.MISSING)

    def nearest(self, numbers: Sequence[int], position: int) -> int:
        """The one of the numbers that is nearest to where the paragraph should be now."""
        expected = self.expected(position)
        return min(numbers, key=lambda number: (abs(number - expected), number))

    def expected(self, position: int) -> int:
        """Where a paragraph should be now, by what stood around it."""
        for start, end, now, now_end in self.blocks:
            if start < position <= end:
                return min(now + position - start, max(now_end, 1))
        return position

    @cached_property
    def by_digest(self) -> dict[str, list[int]]:
        """The numbers of the paragraphs of the new text, by digest."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, digest in enumerate(self.text.digests, start=1):
            found[digest].append(number)
        return found

    @cached_property
    def blocks(self) -> list[tuple[int, int, int, int]]:
        """The stretches of paragraphs that stayed together or changed: where they were, and are now."""
        matcher = SequenceMatcher(None, self.read, self.text.digests, autojunk=False)
        return [block[1:] for block in matcher.get_opcodes()]
