"""A claim that is not stored, and how it would stand."""

from typing import Any

from relations.documents.claim import stored_value
from relations.documents.document import Document, parse
from relations.errors import InvalidDocuments
from relations.models import Claim, Modality, Record, Source
from relations.models.claim import WHOLE_RECORD
from relations.queries.record_facts import data_of
from relations.queries.rehearsal import standings
from relations.values.comparison import Standing


def standing_of_new(before: Document, after: Document, source: Source) -> Standing | None:
    """How the claim of a source that is new in a document, or another than before, stands to the record.

    At most three queries. None if there is no such claim.
    """
    known = {claim["id"]: (fact, claim) for fact, claim in before.claims}
    fresh = [(fact, claim) for fact, claim in after.claims if known.get(claim["id"]) != (fact, claim)]
    if len(fresh) != 1:
        return None
    fact, claim = fresh[0]
    row = Claim(
        id=claim["id"],
        fact=fact,
        source=source,
        value=None if fact == WHOLE_RECORD else stored_value(after.model, fact, claim.get("value")),
        modality=claim.get("modality", Modality.REPORTED.value),
        negated=claim.get("negated") == "true",
    )
    return standings(after, [row]).get(claim["id"], Standing.UNPARSED)


def standing_if_claimed(record: Record, fact: str, claim: dict[str, Any], source: Source) -> Standing | None:
    """How a claim that somebody fills in would stand; None as long as it has faults."""
    before = Document(record.noun(), record.key, data_of(record))
    claims = before.data.get("claims", {})
    data = before.data | {"claims": claims | {fact: [*claims.get(fact, []), claim]}}
    try:
        return standing_of_new(before, parse(before.noun, data), source)
    except InvalidDocuments:
        return None
