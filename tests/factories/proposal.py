import factory

from relations.actions import curation
from relations.actions.outcome import Asked
from relations.models import Proposal
from tests.factories.leader import LeaderFactory
from tests.factories.record import AT, WRITER, cited, document_of, make_what_is_named


class ProposalFactory(factory.Factory):
    """A proposed correction of a published leader, or of `record`; `changes` in portable form."""

    class Meta:
        model = Proposal

    record = factory.SubFactory(LeaderFactory, published=True)
    changes = factory.Sequence(lambda n: {"external_ids": [f"test:{n}"]})
    reason = "It has another number."

    @classmethod
    def _create(cls, _model, *, record, changes, reason, by=WRITER):
        data = document_of(record).data | changes
        make_what_is_named(record.noun(), data)
        claims = {"claims": cited(record.noun(), data, {}).get("claims", {})}
        return curation.correct(record, changes | claims, Asked(by, AT, reason)).proposal
