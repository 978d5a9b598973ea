import factory

from relations.actions import correction
from relations.models import Claim
from tests.factories.record import AT, WRITER, document_of, make_what_is_named
from tests.factories.visit import VisitFactory


class ClaimFactory(factory.Factory):
    """What a paragraph says of the period of a visit, or of a `fact` of a `record`, in portable form."""

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
        make_what_is_named(record.noun(), document_of(record).data | {"claims": {fact: [claim]}})
        correction.cite(record, fact, claim, by=by, at=AT)
        record.refresh_from_db()
        return record.claims.exclude(id__in=before).get()
