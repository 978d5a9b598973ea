"""The standing that a claim would have if it were stored."""

from typing import Any

from relations.documents.claim import stored_value
from relations.documents.document import Document, parse
from relations.errors import InvalidDocuments
from relations.models import Claim, Modality, Record, Source
from relations.models.claim import WHOLE_RECORD
from relations.queries.curation.record_facts import data_of
from relations.queries.evidence.preview import standings
from relations.values.comparison import Standing


def standing_of_new(before: Document, after: Document, source: Source) -> Standing | None:
    """The standing of the claim of a source that is new or changed in a document; None without such a claim.

    At most three queries.
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
    """The standing of a claim that is being filled in; None while it is invalid."""
    before = Document(record.noun(), record.key, data_of(record))
    claims = before.data.get("claims", {})
    data = before.data | {"claims": claims | {fact: [*claims.get(fact, []), claim]}}
    try:
        return standing_of_new(before, parse(before.noun, data), source)
    except InvalidDocuments:
        return None
