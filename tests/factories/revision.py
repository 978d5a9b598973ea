import factory

from relations.models import Revision
from tests.factories.leader import LeaderFactory
from tests.factories.record import WRITER, correct_record


class RevisionFactory(factory.Factory):
    """A correction of a leader, or of `record`; `changes` in portable form."""

    class Meta:
        model = Revision

    record = factory.SubFactory(LeaderFactory)
    changes = factory.Sequence(lambda n: {"external_ids": [f"test:{n}"]})
    reason = "It has another number."

    @classmethod
    def _create(cls, _model, *, record, changes, reason, by=WRITER):
        return correct_record(record, changes, by=by, reason=reason)
