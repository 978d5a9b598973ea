"""`manage.py redact`: blank a document in the history, for personal data or libel."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from relations.actions import redaction
from relations.errors import EntenteError


class Command(BaseCommand):
    """`manage.py redact NOUN/KEY --sequence N --reason WHY --by NAME`."""

    help = (
        "Blank what one revision of a record keeps, for personal data or libel. Its place, who, when and why "
        "stay; everywhere else it is told as redacted. Correct the record first: what it says now is not "
        "blanked. Nothing brings it back but a backup."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("record", metavar="NOUN/KEY", help="E.g. leader/to-lam.")
        parser.add_argument("--sequence", type=int, required=True, metavar="N", help="Of the revision.")
        parser.add_argument("--reason", required=True, help="For the history; never what is redacted itself.")
        parser.add_argument("--by", required=True, metavar="NAME", help="Who does it, for the history.")

    def handle(self, **options) -> None:
        record, sequence = options["record"], options["sequence"]
        try:
            redaction.redact(record, sequence, by=options["by"], at=timezone.now(), reason=options["reason"])
        except EntenteError as error:
            raise CommandError(error.sentence) from error
        self.stdout.write(f"{record}: revision {sequence} is redacted.")
