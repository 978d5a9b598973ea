"""Attach the texts of sources, for the curators' reader."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from relations.actions.sources import attachment
from relations.errors import Error
from relations.models import Source
from relations.queries.evidence import verification
from relations.values.text.printed import SourceText

Match = tuple[Source, SourceText]


class Command(BaseCommand):
    """`manage.py attach_text PATH… [--source SLUG]`: prints each text it attaches; fails for all others."""

    help = (
        "Attach texts to the sources that were read from them, so that curators read paragraphs and claims "
        "can be verified. A file finds its source by its SHA-256 or by its paragraphs; `--source` names it. "
        "Texts stay in this database: no response, export or history shows them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="A text, or a folder of texts."
        )
        parser.add_argument("--source", metavar="SLUG", help="The source of the one text that is given.")

    def handle(self, **options) -> None:
        texts = [text for path in options["paths"] for text in texts_at(path)]
        matches = list(match_source(options["source"], texts) if options["source"] else recognised(texts))
        taken = {text.name for _, text in matches}
        for name in sorted({text.name for text in texts} - taken):
            self.stdout.write(f"{name}: not the text of a source. Name its source with --source.")
        if not matches:
            raise CommandError("Nothing was attached. Add the source and its paragraphs first.")
        errors = [error for match in matches if (error := self.attach(*match))]
        if errors:
            raise CommandError("\n".join(errors))

    def attach(self, source: Source, text: SourceText) -> str:
        """Attach one text and print it. Returns what is wrong with the text, or an empty string."""
        try:
            count = attachment.attach(source, text, at=timezone.now())
        except Error as error:
            return error.message
        self.stdout.write(f"{source.slug}: {text.name}: {count} paragraphs attached.")
        return ""


def texts_at(path: Path) -> list[SourceText]:
    """The texts at a path. Raises CommandError if there are none."""
    if path.is_dir():
        files = sorted(each for each in path.iterdir() if each.is_file())
    elif path.is_file():
        files = [path]
    else:
        raise CommandError(f"{path}: no such file or folder. Name a text, or a folder of texts.")
    return [SourceText.read(file.name, file.read_bytes()) for file in files]


def match_source(slug: str, texts: list[SourceText]) -> Iterator[Match]:
    """The text with the named source. Raises CommandError if there is no such source."""
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        raise CommandError(f"{slug}: no such source. Add it first, with its paragraphs.")
    if len(texts) != 1:
        raise CommandError(f"--source needs one text, not {len(texts)}. Name one file.")
    yield source, texts[0]


def recognised(texts: list[SourceText]) -> Iterator[Match]:
    """Each text that belongs to a source, with that source."""
    for reading in verification.readings(texts):
        if reading.text is not None:
            yield reading.source, reading.text
