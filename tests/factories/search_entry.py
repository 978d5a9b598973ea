import factory

from relations.models import SearchEntry
from tests.factories.leader import LeaderFactory


class SearchEntryFactory(factory.Factory):
    """The search entry of a leader, or of `record`."""

    class Meta:
        model = SearchEntry

    record = factory.SubFactory(LeaderFactory)

    @classmethod
    def _create(cls, model_class, *, record):
        return model_class.objects.get(record_key=record.record_key)
