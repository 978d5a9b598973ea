"""What review refuses, and what a write that comes too late or twice is told."""

from collections.abc import Iterable

from relations.errors import EntenteError, shortened

MOST_NAMED = 10


class MovedOn(EntenteError):
    """The record is not at the revision that somebody saw when they decided."""

    code = "moved_on"

    def __init__(self, record_key: str, expected: int, revision: int) -> None:
        self.record_key, self.revision = record_key, revision
        super().__init__(
            f"{record_key} is at revision {revision}, not {expected}. Read it again, and decide anew."
        )


class NotADraft(EntenteError):
    """Only a draft is submitted."""

    code = "not_a_draft"

    def __init__(self, record_key: str, publication: str) -> None:
        super().__init__(f"{record_key} is {publication}; only a draft is submitted. Correct it instead.")


class AlreadyDecided(EntenteError):
    """A proposal is approved, declined or withdrawn once."""

    code = "already_decided"

    def __init__(self, number: int, state: str) -> None:
        super().__init__(f"Proposal {number} is {state} already. Propose it again if it should still be so.")


class NoReason(EntenteError):
    """What changes what readers see, or says no to somebody, says why."""

    code = "no_reason"

    def __init__(self, record_key: str, where: str = "reason") -> None:
        self.where = where
        super().__init__(f"{record_key}: no reason is given. Say in a sentence why.")


class NoSuchRevision(EntenteError):
    """A revision that is not in the history of the record."""

    code = "no_such_revision"

    def __init__(self, record_key: str, sequence: int) -> None:
        super().__init__(f"{record_key} has no revision {sequence}. Choose one from its history.")


class NoSuchClaim(EntenteError):
    """A claim that the record does not have."""

    code = "no_such_claim"

    def __init__(self, record_key: str, identifier: str) -> None:
        super().__init__(
            f"{record_key} has no claim {identifier}. Read it again; somebody may have removed it."
        )


class OtherRevision(MovedOn):
    """The condition of a write names another revision than the record is at."""

    code = "other_revision"


class KeyReused(EntenteError):
    """An idempotency key stands for one request."""

    code = "key_reused"

    def __init__(self, key: str) -> None:
        super().__init__(
            f"{shortened(key)} was the key of another request. Choose a new key for each request."
        )


class NoSuchName(EntenteError):
    """Another name that the record does not have."""

    code = "no_such_name"

    def __init__(self, record_key: str, place: int) -> None:
        super().__init__(f"{record_key} has no alias {place}. They count from 1, as its document lists them.")


class Redacted(EntenteError):
    """A revision whose document was blanked: nobody can go back to it."""

    code = "redacted"

    def __init__(self, record_key: str, sequence: int) -> None:
        super().__init__(
            f"Revision {sequence} of {record_key}, or the one before it, is redacted: nobody can go back "
            "there. Choose another from the history, or correct the record."
        )


class AlreadyRedacted(EntenteError):
    """A document is blanked once."""

    code = "already_redacted"

    def __init__(self, record_key: str, sequence: int) -> None:
        super().__init__(
            f"Revision {sequence} of {record_key} is redacted already. There is nothing to blank."
        )


class StandsThere(EntenteError):
    """The revision at which a record stands is not redacted: the record would still say it."""

    code = "stands_there"

    def __init__(self, record_key: str, sequence: int) -> None:
        super().__init__(
            f"{record_key} stands at revision {sequence} and would still say this. "
            "Correct the record first, then redact what it said before."
        )


class StillCited(EntenteError):
    """Paragraphs that a source has no more, while claims stand at them."""

    code = "still_cited"

    def __init__(self, record_key: str, claims: Iterable[str]) -> None:
        self.claims = sorted(claims)
        named = ", ".join(self.claims[:MOST_NAMED])
        more = f" and {len(self.claims) - MOST_NAMED} more" if len(self.claims) > MOST_NAMED else ""
        super().__init__(
            f"The new text of {record_key} has no paragraph for {named}{more}. "
            "Cite other words for them first, or remove them."
        )


class NotMerged(EntenteError):
    """Two records of which the one was not merged into the other."""

    code = "not_merged"

    def __init__(self, loser: str, winner: str) -> None:
        super().__init__(f"{loser} is not merged into {winner}. Name a record whose address leads there.")


class LaterEdits(EntenteError):
    """Records that were changed, since a merge, where the merge had changed them."""

    code = "later_edits"

    def __init__(self, loser: str, winner: str, record_keys: Iterable[str]) -> None:
        self.record_keys = sorted(record_keys)
        named = ", ".join(self.record_keys[:MOST_NAMED])
        more = f" and {len(self.record_keys) - MOST_NAMED} more" if len(self.record_keys) > MOST_NAMED else ""
        super().__init__(
            f"{loser} cannot be parted from {winner}: {named}{more} changed since. "
            "Restore the revision that the merge made of each, then part the two."
        )


class AlreadyMarked(EntenteError):
    """Words of a source are marked once as holding nothing to claim."""

    code = "already_marked"

    def __init__(self, where: str, by: str) -> None:
        super().__init__(
            f"{where} was marked by {by} as holding nothing to claim. Leave it, or take that back first."
        )


class NotMarked(EntenteError):
    """A mark that does not stand."""

    code = "not_marked"

    def __init__(self, record_key: str, number: int) -> None:
        super().__init__(
            f"{record_key} has no mark {number} that stands. Read it again; somebody may have taken it back."
        )


class HoldsClaims(EntenteError):
    """A paragraph from which something was claimed."""

    code = "holds_claims"

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} holds claims, so there is something to claim. Remove them first if they are wrong."
        )


class OtherWords(EntenteError):
    """Other words stand at a paragraph than those that somebody read."""

    code = "other_words"

    def __init__(self, where: str) -> None:
        super().__init__(f"{where} is not the paragraph that you read. Read it again, and decide.")


class MoveRefused(EntenteError):
    """A claim that would be moved to where it stands."""

    code = "move_refused"

    def __init__(self, record_key: str) -> None:
        super().__init__(f"{record_key} has the claim already. Name another record of its kind.")
