import factory

from relations.actions.access.idempotency import Call, once
from relations.models import StoredResponse
from tests.factories.record import AT, WRITER


class StoredResponseFactory(factory.Factory):
    """The stored response to a request with an idempotency key."""

    class Meta:
        model = StoredResponse

    key = factory.Sequence(lambda n: f"key-{n}")

    @classmethod
    def _create(cls, _model, *, key):
        return once(Call(WRITER, key, "0" * 64, AT), lambda: {"status": 201, "headers": {}, "body": "{}"})
