from string import ascii_lowercase

import factory

from relations.models import Spelling
from tests.factories.leader import LeaderFactory


class SpellingFactory(factory.Factory):
    """The spelling of a word of a leader's name that equals the word."""

    class Meta:
        model = Spelling

    word = factory.Sequence(lambda n: f"name{ascii_lowercase[n // 26 % 26]}{ascii_lowercase[n % 26]}")

    @classmethod
    def _create(cls, model_class, *, word):
        LeaderFactory(name=word)
        return model_class.objects.get(variant=word, word=word)
