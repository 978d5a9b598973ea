"""Proposals that curators make, for the tests of the queue."""

from relations.actions import curation
from relations.actions.outcome import Asked
from tests.factories.record import AT, document_of


def claims_of(record):
    """The claims of a record, to be given to another."""
    return {
        fact: [{name: said for name, said in claim.items() if name != "id"} for claim in listed]
        for fact, listed in document_of(record).data["claims"].items()
    }


def correction(record, changes, by="anna"):
    return curation.correct(record, changes, Asked(by, AT, "It says so.")).proposal
