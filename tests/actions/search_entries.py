"""The search entries as they are stored, and as documents say that they must be."""

from relations.actions.recording import indexing
from relations.documents.document import from_record
from relations.models import KINDS, SearchEntry
from relations.queries.record.loading import loaded

COLUMNS = (*indexing.COLUMNS, "claim_id")


def stored_entries():
    return {each.record_key: columns(each) for each in SearchEntry.objects.all()}


def computed_entries():
    """Those of every record, and of every claim that has words."""
    records = (record for model in KINDS.values() for record in loaded(model))
    entries = (entry for record in records for entry in indexing.entries_of(from_record(record)))
    return {entry.record_key: columns(entry) for entry in entries if entry.names}


def columns(entry):
    """The columns of an entry, with the identifier of its claim as text."""
    *found, claim = (getattr(entry, name) for name in COLUMNS)
    return [*found, claim and str(claim)]
