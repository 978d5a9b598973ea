import factory

from relations.actions.recording.representing import store
from relations.models import Representation
from tests.factories.leader import LeaderFactory


class RepresentationFactory(factory.Factory):
    """The stored JSON of a leader, or of `record`."""

    class Meta:
        model = Representation

    record = factory.SubFactory(LeaderFactory, published=True)

    @classmethod
    def _create(cls, model_class, *, record):
        store(type(record), [record.key])
        return model_class.objects.get(noun=record.noun(), key=record.key)
