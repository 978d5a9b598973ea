import factory

from relations.actions.changes import correction
from relations.models import Claim
from tests.factories.record import AT, WRITER, create_references, document_of
from tests.factories.visit import VisitFactory


class ClaimFactory(factory.Factory):
    """A claim on the period of a visit, or on a `fact` of a `record`, with values in portable form."""

    class Meta:
        model = Claim

    record = factory.SubFactory(VisitFactory)
    fact = "period"
    at = "first-witness#1"
    printed = factory.Sequence(lambda n: f"words {n}")

    @classmethod
    def _create(cls, _model, *, record, fact, by=WRITER, **claim):
        before = set(record.claims.values_list("id", flat=True))
        claim = {name: value for name, value in claim.items() if value is not None}
        create_references(record.noun(), document_of(record).data | {"claims": {fact: [claim]}})
        correction.cite(record, fact, claim, by=by, at=AT)
        record.refresh_from_db()
        return record.claims.exclude(id__in=before).get()
