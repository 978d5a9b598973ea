"""`manage.py redact`: redact a document in the history that has personal data or libel."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from relations.actions.changes import redaction
from relations.errors import Error


class Command(BaseCommand):
    """`manage.py redact KIND/KEY --sequence N --reason WHY --by NAME`."""

    help = (
        "Redact the document of one revision of a record, for personal data or libel. Its author, date and "
        "reason stay. Correct the record first: its current revision cannot be redacted. Only a backup "
        "can restore the document."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("record", metavar="KIND/KEY", help="The record, such as leader/to-lam.")
        parser.add_argument(
            "--sequence",
            type=int,
            required=True,
            metavar="N",
            help="The number of the revision in the history.",
        )
        parser.add_argument(
            "--reason", required=True, help="The reason in the history. Do not repeat what is redacted."
        )
        parser.add_argument("--by", required=True, metavar="NAME", help="Who redacts, for the history.")

    def handle(self, **options) -> None:
        record, sequence = options["record"], options["sequence"]
        try:
            redaction.redact(record, sequence, by=options["by"], at=timezone.now(), reason=options["reason"])
        except Error as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"{record}: revision {sequence} is redacted.")
