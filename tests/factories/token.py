from datetime import timedelta

import factory

from relations.actions.access.tokens import grant
from relations.models import Token
from tests.factories.account import create_account


class TokenFactory(factory.Factory):
    """A token of a curator, good for an hour."""

    class Meta:
        model = Token

    name = factory.Sequence(lambda n: f"curator-{n}")
    scope = "write"

    @classmethod
    def _create(cls, _model, *, name, scope):
        return grant(create_account(name), scope=scope, lifetime=timedelta(hours=1))[0]
