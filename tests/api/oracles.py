"""An oracle for every filter of every list; tests fail for a filter without one."""

from relations.models import KINDS
from tests.api.claim_oracles import FACT, filters_of_records, in_conflict, of_claims, values
from tests.api.oracle import Oracle, country_filters, flag, number, reference, search, text, words
from tests.kinds import OF_KIND

ORACLES: dict[str, dict[str, Oracle]] = {
    **{KINDS[noun].resource(): kind.FILTERS for noun, kind in OF_KIND.items()},
    "claims": {
        **FACT,
        "q": search("printed", "note"),
        "source": reference("source", "sources"),
        "paragraph": number("paragraph.number"),
        "standing": text("standing", "superseded"),
        "value": values(),
        "modality": text("modality", "proposed"),
        "attributed_to": words("attributed_to"),
        "asserted_by": words("attributed_to"),
        "has_conflict": in_conflict(),
        "negated": flag(lambda row: row["negated"]),
        "deprecated": flag(lambda row: row["deprecated"]),
    },
    "conflicts": {
        **FACT,
        "source": of_claims(reference("source", "sources")),
        "asserted_by": of_claims(words("attributed_to")),
        "standing": of_claims(text("standing", "superseded")),
    },
}
ORACLES["conflicts"] |= filters_of_records(ORACLES, country_filters())
