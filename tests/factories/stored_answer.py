import factory

from relations.actions.repetition import Call, once
from relations.models import StoredAnswer
from tests.factories.record import AT, WRITER


class StoredAnswerFactory(factory.Factory):
    """The answer to a request that named a key."""

    class Meta:
        model = StoredAnswer

    key = factory.Sequence(lambda n: f"key-{n}")

    @classmethod
    def _create(cls, _model, *, key):
        return once(Call(WRITER, key, "0" * 64, AT), lambda: {"status": 201, "headers": {}, "body": "{}"})
