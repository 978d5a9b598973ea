import factory

from relations.models import Conflict
from tests.factories.visit import VisitFactory


class ConflictFactory(factory.Factory):
    """The conflict of a published visit, or of `record`."""

    class Meta:
        model = Conflict

    record = factory.SubFactory(VisitFactory, published=True, conflicting=True)

    @classmethod
    def _create(cls, _model, *, record):
        return record.conflicts.get()
