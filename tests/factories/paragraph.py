import factory

from relations.models import Paragraph
from tests.factories.row import RowFactory
from tests.factories.source import SourceFactory, digest


class ParagraphFactory(RowFactory):
    """A further paragraph at the end of a source."""

    class Meta:
        model = Paragraph

    source = factory.SubFactory(SourceFactory)
    digest = factory.Sequence(lambda n: digest(f"paragraph {n}"))
