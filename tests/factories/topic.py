import factory

from relations.models import Topic
from tests.factories.record import DocumentedFactory


class TopicFactory(DocumentedFactory):
    """A topic without a parent."""

    class Meta:
        model = Topic

    id = factory.Sequence(lambda n: f"topic-{n}")
    label = factory.LazyAttribute(lambda topic: topic.id.replace("-", " ").capitalize())
