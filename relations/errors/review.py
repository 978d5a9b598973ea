"""Errors of review: revisions, proposals, reasons."""

from relations.errors.error import Error


class OutdatedRevision(Error):
    """A record that has changed since somebody read it. `revision` is its current revision."""

    code = "outdated_revision"

    def __init__(self, record_key: str, expected: int, revision: int) -> None:
        self.record_key, self.revision = record_key, revision
        super().__init__(
            record_key, f"is at revision {revision}, not {expected}", "Read it again before you decide."
        )


class RevisionMismatch(OutdatedRevision):
    """A write whose condition (If-Match) names another revision than the current one."""

    code = "revision_mismatch"


class NoSuchRevision(Error):
    """A revision that is not in the history of the record."""

    code = "no_such_revision"

    def __init__(self, record_key: str, sequence: int) -> None:
        super().__init__(record_key, f"has no revision {sequence}", "Choose one from its history.")


class RedactedRevision(Error):
    """A revision that cannot be restored, because its document is redacted."""

    code = "redacted_revision"

    def __init__(self, record_key: str, sequence: int) -> None:
        super().__init__(
            f"Revision {sequence} of {record_key}",
            "cannot be restored: it, or the one before it, is redacted",
            "Choose another revision, or correct the record.",
        )


class AlreadyRedacted(Error):
    """A revision that is redacted already."""

    code = "already_redacted"

    def __init__(self, record_key: str, sequence: int) -> None:
        cure = "Choose a revision that still has its document."
        super().__init__(f"Revision {sequence} of {record_key}", "is already redacted", cure)


class CurrentRevision(Error):
    """The current revision of a record, which cannot be redacted: the record itself still says the same."""

    code = "current_revision"

    def __init__(self, record_key: str, sequence: int) -> None:
        super().__init__(
            f"Revision {sequence} of {record_key}",
            "is the current one and cannot be redacted",
            "Correct the record first, then redact this revision.",
        )


class NotADraft(Error):
    """A record that cannot be submitted, because it is not a draft."""

    code = "not_a_draft"

    def __init__(self, record_key: str, publication: str) -> None:
        super().__init__(
            record_key, f"is {publication}; only a draft can be submitted", "Correct it instead."
        )


class AlreadyDecided(Error):
    """A proposal that was approved, declined or withdrawn already."""

    code = "already_decided"

    def __init__(self, number: int, state: str) -> None:
        super().__init__(f"Proposal {number}", f"is already {state}", "Make a new proposal if it is needed.")


class SelfApproval(Error):
    """A reviewer who wrote the record or the proposal."""

    code = "self_approval"

    def __init__(self, record_key: str, by: str) -> None:
        rule = f"was written by {by}, who therefore cannot publish it"
        super().__init__(record_key, rule, "Ask somebody else to review it.")


class MissingReason(Error):
    """A change that needs a reason: one that readers see, or a proposal that is declined.

    `where` is the field that would hold the reason.
    """

    code = "missing_reason"

    def __init__(self, record_key: str, where: str = "reason") -> None:
        self.where = where
        super().__init__(record_key, "needs a reason for this change", "Give the reason in one sentence.")
