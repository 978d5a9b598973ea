from datetime import UTC, datetime

import factory

from relations.actions.sources import attachment
from relations.models import ParagraphText
from relations.values.text.printed import SourceText
from tests.factories.source import SourceFactory

TEXT = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
AT = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def create_source_from_text(text=TEXT, **given):
    """Create a source from a text, without attaching the text."""
    source_text = SourceText.read("text.txt", text.encode())
    return SourceFactory(sha256=source_text.sha256, paragraphs=list(source_text.digests), **given)


def attach_text(source, text=TEXT, *, at=AT):
    """Attach its text to a source."""
    attachment.attach(source, SourceText.read("text.txt", text.encode()), at=at)
    return source


def create_source_with_text(text=TEXT, **given):
    """Create a source from a text, and attach the text."""
    return attach_text(create_source_from_text(text, **given), text)


class ParagraphTextFactory(factory.Factory):
    """The first paragraph of a text that is attached to a new source."""

    class Meta:
        model = ParagraphText

    @classmethod
    def _create(cls, _model, **given):
        return create_source_with_text(**given).texts.get(position=1)
