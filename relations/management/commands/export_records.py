"""`manage.py export_records`: every document as NDJSON, in a form that imports to the same bytes."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from relations.actions.history_lock import history_lock
from relations.documents.document import of
from relations.documents.files import as_line
from relations.models import KINDS
from relations.queries.loading import loaded


class Command(BaseCommand):
    """`manage.py export_records [FILE]`: every record, whatever its publication, by kind and key."""

    help = "Write every record as one line of NDJSON, to a file or to standard output."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="Where to write; standard output if left out.")
        parser.add_argument(
            "--published", action="store_true", help="Only what readers see, and reference data."
        )

    def handle(self, **options) -> None:
        written = 0
        with history_lock():  # nothing changes on the way: what is exported belongs together
            if options["file"]:
                with options["file"].open("w", encoding="utf-8", newline="\n") as out:
                    for line in lines(options["published"]):
                        out.write(line)
                        written += 1
            else:
                for line in lines(options["published"]):
                    self.stdout.write(line, ending="")
                    written += 1
        self.stderr.write(f"Exported {written} records.")


def lines(published: bool) -> Iterator[str]:
    """The lines, in the order of import."""
    for model in KINDS.values():
        rows = loaded(model).order_by(model.key_field)
        if published and hasattr(rows, "published"):
            rows = rows.published()
        records = rows.iterator(chunk_size=500)
        for record in tqdm(records, total=rows.count(), desc=model.resource(), disable=None, leave=False):
            yield as_line(of(record))
