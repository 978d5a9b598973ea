from hashlib import sha256

import factory

from relations.models import Source, SourceAuthor
from tests.factories.record import DocumentedFactory
from tests.factories.row import RowFactory


def digest(text):
    """The SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


class SourceFactory(DocumentedFactory):
    """An article of nine paragraphs, whose first prints its title."""

    class Meta:
        model = Source

    class Params:
        conflicting = factory.Trait(
            publisher="some-publisher", contrary={"publisher": "organisation/other-publisher"}
        )

    id = factory.Sequence(lambda n: f"source-{n}")
    title = factory.LazyAttribute(lambda source: source.id.replace("-", " ").capitalize())
    kind = "article"
    language = "en"
    sha256 = factory.LazyAttribute(lambda source: digest(source.id))
    paragraphs = factory.LazyAttribute(lambda source: [digest(f"{source.id} {n}") for n in range(1, 10)])


class SourceAuthorFactory(RowFactory):
    """An author named by a source."""

    class Meta:
        model = SourceAuthor

    source = factory.SubFactory(SourceFactory)
    name = factory.Sequence(lambda n: f"Author {n}")
