"""`manage.py relocate`: where the claims of a source went when its text changed."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from relations.actions import attachment
from relations.actions.history_lock import history_lock
from relations.actions.relocation import relocate
from relations.errors import EntenteError
from relations.models import Source
from relations.queries.relocation import ChangedSource, Relocated, changed_source
from relations.queries.verification import attached
from relations.values.printed import Found, SourceText

PORTION = 500  # claims looked for at once
APPLIED = (Found.MOVED, Found.DRIFTED)
LONGEST = 160


class Command(BaseCommand):
    """`manage.py relocate SLUG --text FILE [--apply moved drifted] [--claim ID…] [--dry-run]`."""

    help = (
        "Propose where the paragraph of each claim went when the text of a source changed. "
        "Moved: the same paragraph at another number. Drifted: the words, in a paragraph that was rewritten. "
        "Missing: nowhere. Nothing is changed unless --apply says what; then the source gets the paragraphs "
        "of the new text, and each record one revision."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="The source.")
        parser.add_argument(
            "--text", type=Path, required=True, metavar="FILE", help="The text as it is now, in UTF-8."
        )
        parser.add_argument(
            "--apply",
            nargs="+",
            choices=[each.value for each in APPLIED],
            help="Apply what moved or drifted.",
        )
        parser.add_argument(
            "--claim", action="append", metavar="ID", help="Apply to this claim only; repeat."
        )
        parser.add_argument("--reason", default="The text of the source changed.", help="For the history.")
        parser.add_argument("--by", default="relocate", help="Who does it, for the history.")
        parser.add_argument("--dry-run", action="store_true", help="Apply nothing; say what would be done.")

    def handle(self, **options) -> None:
        source = source_called(options["slug"])
        changed = changed_source(source, text_at(options["text"]))
        if changed is None:
            self.stdout.write(f"{source.slug}: the text has not changed. Nothing is to be relocated.")
            return
        found = self.found(changed)
        self.tell(changed, found)
        if options["apply"]:
            self.apply(changed, chosen(found, options), options)

    def found(self, changed: ChangedSource) -> list[Relocated]:
        """Where the claims went."""
        claims = list(changed.claims())
        portions = range(0, len(claims), PORTION)
        with tqdm(total=len(claims), desc="Relocating", unit="claim", disable=None, leave=False) as bar:
            found = []
            for start in portions:
                portion = claims[start : start + PORTION]
                found += changed.whereabouts(portion)
                bar.update(len(portion))
        return found

    def tell(self, changed: ChangedSource, found: list[Relocated]) -> None:
        """Each claim whose paragraph is not what it was, before and after; then how many of which sort."""
        before = attached(changed.source) if changed.since is None else None
        for each in found:
            self.stdout.write("\n".join(told(each, before, changed.text)))
        counted = Counter(each.finding.found for each in found)
        summed = (
            ", ".join(f"{counted[each]} {each}" for each in Found if counted[each]) or "no claim is touched"
        )
        self.stdout.write(f"{changed.source.slug}: {summed}.")

    def apply(self, changed: ChangedSource, picked: list[Relocated], options: dict) -> None:
        """Do what was chosen, or, in a dry run, all but keep it."""
        is_attached = changed.source.texts.exists()
        try:
            with history_lock():
                revisions = relocate(
                    changed, picked, by=options["by"], at=timezone.now(), reason=options["reason"]
                )
                if is_attached:
                    attachment.attach(changed.source, changed.text, at=timezone.now())
                transaction.set_rollback(options["dry_run"])
        except EntenteError as error:
            raise CommandError(error.sentence) from error
        would = "would be " if options["dry_run"] else ""
        for revision in revisions:
            self.stdout.write(f"{revision.noun}/{revision.key} {would}corrected.")


def source_called(slug: str) -> Source:
    """The source. Raises CommandError if there is none."""
    found = Source.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"{slug}: no such source. Name one by its identifier.")
    return found


def text_at(path: Path) -> SourceText:
    """The text in a file. Raises CommandError if there is none."""
    if not path.is_file():
        raise CommandError(f"{path}: no such file. Name the text as it is now.")
    return SourceText.read(path.name, path.read_bytes())


def chosen(found: list[Relocated], options: dict) -> list[Relocated]:
    """The claims to move. Raises CommandError for an identifier that is not among them."""
    able = {str(each.claim.pk): each for each in found if each.finding.found in options["apply"]}
    if unknown := [pk for pk in options["claim"] or () if pk not in able]:
        raise CommandError(f"{', '.join(unknown)}: did not go anywhere that --apply names. Take out --claim.")
    return [able[pk] for pk in options["claim"] or able]


def told(each: Relocated, before: SourceText | None, now: SourceText) -> list[str]:
    """One claim: where it stood and stands, and the paragraph before and after, as far as known."""
    claim, place = each.claim, each.finding.position
    where = f"#{claim.paragraph.position}" + (f" -> #{place}" if each.moves else "")
    lines = [f"{each.finding.found} {where}: {claim.record_key} {claim.fact} {claim.pk}: {claim.printed!r}"]
    if before:
        lines.append(f"    before: {excerpt(before, claim.paragraph.position)}")
    if place:
        lines.append(f"    after:  {excerpt(now, place)}")
    return lines


def excerpt(text: SourceText, position: int) -> str:
    """The beginning of a paragraph."""
    words = text.paragraphs[position - 1] if position <= len(text.paragraphs) else ""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
