import factory

from relations.actions import curation
from relations.actions.outcome import ChangeRequest
from relations.models import Proposal
from tests.factories.leader import LeaderFactory
from tests.factories.record import AT, WRITER, add_missing_claims, create_references, document_of


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
        create_references(record.noun(), data)
        claims = {"claims": add_missing_claims(record.noun(), data, {}).get("claims", {})}
        return curation.correct(record, changes | claims, ChangeRequest(by, AT, reason)).proposal
