import factory

from relations.actions.outcome import ChangeRequest
from relations.actions.sources import marking
from relations.models import ParagraphMark
from tests.factories.paragraph_text import AT, create_source_from_text


def mark_paragraph(source, position, *, by="anna", reason=""):
    """Mark a paragraph of a source as read with nothing to record."""
    digest = source.paragraphs.get(position=position).digest
    return marking.mark(source, position, digest, ChangeRequest(by, AT, reason))


class ParagraphMarkFactory(factory.Factory):
    """A mark on the first paragraph of a new source."""

    class Meta:
        model = ParagraphMark

    @classmethod
    def _create(cls, _model, **given):
        return mark_paragraph(create_source_from_text(**given), 1)
