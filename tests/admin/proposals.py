"""Helpers that make proposals as curators do."""

from relations.actions import curation
from relations.actions.outcome import ChangeRequest
from tests.factories.record import AT, document_of


def claims_of(record):
    """The claims of a record without their identifiers, to give them to another record."""
    return {
        fact: [{name: value for name, value in claim.items() if name != "id"} for claim in listed]
        for fact, listed in document_of(record).data["claims"].items()
    }


def propose_correction(record, changes, by="anna"):
    """Propose a correction of a published record."""
    return curation.correct(record, changes, ChangeRequest(by, AT, "It says so.")).proposal
