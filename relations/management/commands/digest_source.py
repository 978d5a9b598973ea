"""`manage.py digest_source`: print the digests of a text for fixtures/sources.yaml."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from relations.values.text.printed import SourceText


class Command(BaseCommand):
    """`manage.py digest_source FILE`: print the SHA-256 of the file and of each paragraph."""

    help = "Print `sha256` and `paragraphs` of a text, for the document of its source."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="The text, in UTF-8.")

    def handle(self, **options) -> None:
        file = options["file"]
        if not file.is_file():
            raise CommandError(f"{file}: no such file. Name the text of a source.")
        text = SourceText.read(file.name, file.read_bytes())
        self.stdout.write(
            "\n".join([f"  sha256: {text.sha256}", "  paragraphs:", *map("    - {}".format, text.digests)])
        )
