"""Errors of changes to records: identifiers, citations, publication, references, merges."""

from collections.abc import Iterable

from relations.errors.error import Error, listed


class RecordExists(Error):
    """A record of this kind already has this id."""

    code = "record_exists"

    def __init__(self, record_key: str) -> None:
        super().__init__(record_key, "already exists", "Correct that record, or choose another id.")


class UncitedFacts(Error):
    """A published record with facts that have a value and no claim."""

    code = "uncited_facts"

    def __init__(self, record_key: str, facts: Iterable[str]) -> None:
        self.record_key, self.facts = record_key, sorted(facts)
        rule = f"has facts without a claim: {', '.join(self.facts)}"
        cure = "Cite a paragraph for each, or set its basis to derived or background."
        super().__init__(record_key, rule, cure)


class InvalidBasis(Error):
    """A basis that rests on claims that do not exist or do not count."""

    code = "invalid_basis"

    def __init__(self, record_key: str, fact: str, why: str) -> None:
        cure = "Name claims that exist, are not deprecated, and do not belong to a retracted record."
        super().__init__(f"{record_key}, {fact}:", why, cure)


class BrokenRule(Error):
    """A record that violates a constraint of the database. `message` is the sentences of the constraint."""

    code = "broken_rule"

    def __init__(self, record_key: str, message: str) -> None:
        self.record_key = record_key
        broken, _, cure = message.partition(". ")
        super().__init__(record_key, broken.removesuffix("."), cure)

    def subject(self) -> str:
        return f"{self.record_key}:"


class AlreadyPublished(Error):
    """A record that is published already."""

    code = "already_published"

    def __init__(self, record_key: str) -> None:
        super().__init__(record_key, "is already published", "Correct it instead.")


class CannotUnpublish(Error):
    """A published record that would become a draft again, so that its URL would answer "not found"."""

    code = "cannot_unpublish"

    def __init__(self, record_key: str) -> None:
        super().__init__(
            record_key, "has been published and cannot become a draft", "Correct or retract it instead."
        )


class Retracted(Error):
    """A record that is retracted, or merged into another."""

    code = "retracted"

    def __init__(self, record_key: str) -> None:
        super().__init__(record_key, "is retracted and cannot be changed", "Choose a record that is not.")


class FormerIdentifier(Retracted):
    """An identifier of a record that was renamed or merged since. It redirects and is never reused."""

    code = "former_identifier"

    def __init__(self, record_key: str, now: str) -> None:
        rule = f"is a former identifier of {now} and cannot be reused"
        Error.__init__(self, record_key, rule, f"Use {now}.")


class CannotRename(Error):
    """A record of reference data, whose identifier never changes."""

    code = "cannot_rename"

    def __init__(self, record_key: str) -> None:
        super().__init__(record_key, "is reference data and keeps its identifier", "Add an alias instead.")


class CannotMerge(Error):
    """Two records that cannot be merged. `why` is a clause without a full stop."""

    code = "cannot_merge"

    def __init__(self, loser: str, winner: str, why: str) -> None:
        rule = f"cannot be merged into {winner}: {why}"
        super().__init__(loser, rule, "Choose two records of one kind that describe the same thing.")


class StillReferenced(Error):
    """A record that published records refer to, and that would disappear."""

    code = "still_referenced"

    def __init__(self, record_key: str, referring: Iterable[str]) -> None:
        self.referring = sorted(referring)
        rule = f"is referenced by {', '.join(self.referring)}"
        super().__init__(record_key, rule, "Change those references, or merge the record.")


class UnpublishedReferences(Error):
    """A published record that refers to records which are not published."""

    code = "unpublished_references"

    def __init__(self, record_key: str, referred: Iterable[str]) -> None:
        self.referred = sorted(referred)
        rule = f"refers to records that are not published: {', '.join(self.referred)}"
        super().__init__(record_key, rule, "Publish those first.")


class NothingChanged(Error):
    """A change that leaves the record as it is."""

    code = "nothing_changed"

    def __init__(self, record_key: str) -> None:
        super().__init__(record_key, "already has these values", "Change at least one value.")


class NoSuchClaim(Error):
    """A claim that the record does not have."""

    code = "no_such_claim"

    def __init__(self, record_key: str, identifier: str) -> None:
        super().__init__(
            record_key,
            f"has no claim {identifier}",
            "Read the record again; the claim may have been removed.",
        )


class NoSuchAlias(Error):
    """An alias that the record does not have. `number` counts from 1."""

    code = "no_such_alias"

    def __init__(self, record_key: str, number: int) -> None:
        cure = "Aliases are numbered from 1, in the order of the document."
        super().__init__(record_key, f"has no alias {number}", cure)


class CannotMoveClaim(Error):
    """A claim that would be moved to the record that it already belongs to."""

    code = "cannot_move_claim"

    def __init__(self, record_key: str) -> None:
        super().__init__(record_key, "already has the claim", "Name another record of the same kind.")


class NotMerged(Error):
    """A merge that would be undone, of records that are not merged."""

    code = "not_merged"

    def __init__(self, loser: str, winner: str) -> None:
        cure = f"Name a record that was merged into {winner}."
        super().__init__(loser, f"is not merged into {winner}", cure)


class EditedSinceMerge(Error):
    """A merge that cannot be undone, because records that it changed were edited later."""

    code = "edited_since_merge"

    def __init__(self, loser: str, winner: str, record_keys: Iterable[str]) -> None:
        self.record_keys = sorted(record_keys)
        rule = f"cannot be separated from {winner}: edited since the merge: {listed(self.record_keys)}"
        cure = "Restore the revision that the merge made of each, then undo the merge."
        super().__init__(loser, rule, cure)
