import factory

from relations.models import Statement
from tests.factories.record import DocumentedFactory


class StatementFactory(DocumentedFactory):
    """A position of China about Viet Nam."""

    class Meta:
        model = Statement

    class Params:
        conflicting = factory.Trait(contrary={"period": "1999-01-01"})

    id = factory.Sequence(lambda n: f"statement-{n}")
    speaker = "country/CHN"
    kind = "position"
    about = factory.LazyFunction(lambda: ["VNM"])
    period = "2023-12-12"
    gist = "China speaks well of its neighbour."
