import factory

from relations.actions import marking
from relations.actions.outcome import Asked
from relations.models import ParagraphMark
from tests.factories.paragraph_text import AT, read_from


def marked(source, position, *, by="anna", reason=""):
    """Mark a paragraph of a source as holding nothing to claim."""
    digest = source.paragraphs.get(position=position).digest
    return marking.mark(source, position, digest, Asked(by, AT, reason))


class ParagraphMarkFactory(factory.Factory):
    """A mark on the first paragraph of a source of its own."""

    class Meta:
        model = ParagraphMark

    @classmethod
    def _create(cls, _model, **given):
        return marked(read_from(**given), 1)
