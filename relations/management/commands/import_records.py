"""`manage.py import_records`: import fixtures in YAML or exports in NDJSON."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from relations.actions.intake import ingestion
from relations.documents.files import files
from relations.documents.files.files import LocatedDocument
from relations.errors import Error, InvalidDocuments, RejectedDocument


class Command(BaseCommand):
    """`manage.py import_records PATH… [--dry-run]`: everything is imported or nothing."""

    help = (
        "Import documents from YAML files named after their resource, from NDJSON, or from folders of both."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="A file or a folder.")
        parser.add_argument("--dry-run", action="store_true", help="Check everything and write nothing.")
        parser.add_argument("--by", default="import_records", help="The author of the revisions.")
        parser.add_argument("--reason", default="Import", help="The reason in the history.")

    def handle(self, **options) -> None:
        placed = self.read(options["paths"])
        with tqdm(total=len(placed), desc="Importing", unit="record", disable=None, leave=False) as bar:
            try:
                report = ingestion.import_documents(
                    [each.document for each in placed],
                    by=options["by"],
                    at=timezone.now(),
                    reason=options["reason"],
                    dry_run=options["dry_run"],
                    progress=bar.update,
                )
            except InvalidDocuments as error:
                raise command_error(error, placed) from error
            except Error as error:
                about = getattr(error, "record_key", "")
                raise command_error(InvalidDocuments([RejectedDocument(about, error)]), placed) from error
        self.report(report, options["dry_run"])

    def read(self, paths: list[Path]) -> list[LocatedDocument]:
        """All documents. Raises CommandError with every error."""
        try:
            return files.read_documents(paths)
        except InvalidDocuments as error:
            raise command_error(error, []) from error

    def report(self, report: ingestion.Report, dry_run: bool) -> None:
        """Print what was imported."""
        created, changed, unchanged = len(report.created), len(report.changed), report.unchanged
        if not created and not changed:
            self.stdout.write(f"Nothing changed: all {unchanged} records have these values.")
            return
        prefix = "Dry run, nothing was written: " if dry_run else ""
        self.stdout.write(f"{prefix}{created} created, {changed} changed, {unchanged} unchanged.")


def command_error(error: InvalidDocuments, placed: list[LocatedDocument]) -> CommandError:
    """An error per line, each with the file and line of its field."""
    where = {each.document.record_key: each for each in placed}
    lines = [
        f"{where[error.record_key].place(error.where)} {error}" if error.record_key in where else str(error)
        for error in error.errors
    ]
    count = "1 error" if len(lines) == 1 else f"{len(lines)} errors"
    return CommandError("\n".join([*lines, f"{count}. Nothing was imported."]))
