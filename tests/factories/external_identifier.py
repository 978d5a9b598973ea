import factory

from relations.models import ExternalIdentifier
from tests.factories.leader import LeaderFactory
from tests.factories.record import correct_record, document_of


class ExternalIdentifierFactory(factory.Factory):
    """Another system's identifier of a leader, or of `record`."""

    class Meta:
        model = ExternalIdentifier

    record = factory.SubFactory(LeaderFactory)
    text = factory.Sequence(lambda n: f"wikidata:Q{n}")

    @classmethod
    def _create(cls, _model, *, record, text):
        correct_record(record, {"external_ids": [*document_of(record).data.get("external_ids", []), text]})
        return record.external_ids.get(text=text)
