"""`manage.py export_records`: write every document as NDJSON, which imports to the same bytes."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from relations.actions.recording.history_lock import history_lock
from relations.documents.document import from_record
from relations.documents.files.files import as_line
from relations.models import KINDS
from relations.queries.record.loading import loaded


class Command(BaseCommand):
    """`manage.py export_records [FILE]`: all records, published or not, by kind and key."""

    help = "Write every record as one line of NDJSON, to a file or to standard output."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, help="The file to write; standard output by default."
        )
        parser.add_argument(
            "--published", action="store_true", help="Only published records and reference data."
        )

    def handle(self, **options) -> None:
        count = 0
        with history_lock():  # so that the export is consistent
            if options["file"]:
                with options["file"].open("w", encoding="utf-8", newline="\n") as out:
                    for line in lines(options["published"]):
                        out.write(line)
                        count += 1
            else:
                for line in lines(options["published"]):
                    self.stdout.write(line, ending="")
                    count += 1
        self.stderr.write(f"Exported {count} records.")


def lines(published: bool) -> Iterator[str]:
    """The lines, in the order of import."""
    for model in KINDS.values():
        rows = loaded(model).order_by(model.key_field)
        if published and hasattr(rows, "published"):
            rows = rows.published()
        records = rows.iterator(chunk_size=500)
        for record in tqdm(records, total=rows.count(), desc=model.resource(), disable=None, leave=False):
            yield as_line(from_record(record))
