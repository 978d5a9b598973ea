import factory

from relations.models import Alias
from tests.factories.leader import LeaderFactory
from tests.factories.record import correct_record, document_of


class AliasFactory(factory.Factory):
    """An alias of a leader, or of `record`; `claim="source#n"` is the claim that prints it."""

    class Meta:
        model = Alias

    record = factory.SubFactory(LeaderFactory)
    text = factory.Sequence(lambda n: f"Alias {n}")
    kind = "short"

    @classmethod
    def _create(cls, _model, *, record, **alias):
        correct_record(record, {"aliases": [*document_of(record).data.get("aliases", []), alias]})
        return record.aliases.get(text=alias["text"])
