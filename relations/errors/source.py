"""Errors of sources: their paragraphs, the marks on them, and their text."""

from collections.abc import Iterable

from relations.errors.error import Error, listed


class ClaimsWithoutParagraph(Error):
    """A new text of a source that lacks paragraphs which claims cite."""

    code = "claims_without_paragraph"

    def __init__(self, record_key: str, claims: Iterable[str]) -> None:
        self.claims = sorted(claims)
        rule = f"would lose the paragraphs that these claims cite: {listed(self.claims)}"
        super().__init__(record_key, rule, "Cite other paragraphs for them first, or remove the claims.")


class AlreadyMarked(Error):
    """A paragraph that is marked already as having nothing to record."""

    code = "already_marked"

    def __init__(self, where: str, by: str) -> None:
        rule = f"is already marked by {by} as having nothing to record"
        super().__init__(where, rule, "Keep the mark, or remove it first.")


class NoSuchMark(Error):
    """A mark that does not exist or was removed."""

    code = "no_such_mark"

    def __init__(self, record_key: str, number: int) -> None:
        cure = "Read the source again; the mark may have been removed."
        super().__init__(record_key, f"has no mark {number}", cure)


class ParagraphHasClaims(Error):
    """A paragraph that cannot be marked as having nothing to record, because claims cite it."""

    code = "paragraph_has_claims"

    def __init__(self, where: str) -> None:
        super().__init__(where, "is cited by claims", "Remove the claims first if they are wrong.")


class TextChanged(Error):
    """A paragraph whose text is not the one that was read."""

    code = "text_changed"

    def __init__(self, where: str) -> None:
        super().__init__(where, "has changed since you read it", "Read the paragraph again.")
