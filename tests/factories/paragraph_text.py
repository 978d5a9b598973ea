from datetime import UTC, datetime

import factory

from relations.actions import attachment
from relations.models import ParagraphText
from relations.values.printed import SourceText
from tests.factories.source import SourceFactory

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
AT = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def read_from(lines=LINES, **given):
    """A source that was read from a text."""
    text = SourceText.read("text.txt", lines.encode())
    return SourceFactory(sha256=text.sha256, paragraphs=list(text.digests), **given)


def attach(source, lines=LINES, *, at=AT):
    """Attach its text to a source."""
    attachment.attach(source, SourceText.read("text.txt", lines.encode()), at=at)
    return source


def attached(lines=LINES, **given):
    """A source that was read from a text, and the text attached to it."""
    return attach(read_from(lines, **given), lines)


class ParagraphTextFactory(factory.Factory):
    """The first paragraph of a text that is attached to a source of its own."""

    class Meta:
        model = ParagraphText

    @classmethod
    def _create(cls, _model, **given):
        return attached(**given).texts.get(position=1)
