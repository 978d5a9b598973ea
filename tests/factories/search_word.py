import factory

from relations.models import SearchWord
from tests.factories.search_entry import SearchEntryFactory


class SearchWordFactory(factory.Factory):
    """A token of a search entry, created directly because the actions need none where trigrams exist."""

    class Meta:
        model = SearchWord

    entry = factory.SubFactory(SearchEntryFactory)
    word = factory.Sequence(lambda n: f"token{n}")

    @classmethod
    def _create(cls, model_class, **columns):
        return model_class.objects.create(**columns)
