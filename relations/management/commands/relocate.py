"""`manage.py relocate`: find the new places of claims when the text of a source changed."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from relations.actions.recording.history_lock import history_lock
from relations.actions.sources import attachment
from relations.actions.sources.relocation import relocate
from relations.errors import Error
from relations.models import Source
from relations.queries.evidence.relocation import ChangedSource, Relocated, changed_source
from relations.queries.evidence.verification import attached
from relations.values.text.printed import Found, SourceText

PORTION = 500  # claims looked for at once
APPLIED = (Found.MOVED, Found.DRIFTED)
LONGEST = 160


class Command(BaseCommand):
    """`manage.py relocate SLUG --text FILE [--apply moved drifted] [--claim ID…] [--dry-run]`."""

    help = (
        "Find the new paragraph of each claim when the text of a source changed. "
        "Moved: the same paragraph at another number. Drifted: the words, in a paragraph that was rewritten. "
        "Missing: nowhere. Only --apply changes anything: the source gets the paragraphs of the new text, "
        "and each record one revision."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="The source.")
        parser.add_argument(
            "--text", type=Path, required=True, metavar="FILE", help="The new text, in UTF-8."
        )
        parser.add_argument(
            "--apply",
            nargs="+",
            choices=[each.value for each in APPLIED],
            help="Move the claims with these findings.",
        )
        parser.add_argument(
            "--claim", action="append", metavar="ID", help="Move only this claim; can be repeated."
        )
        parser.add_argument(
            "--reason", default="The text of the source changed.", help="The reason in the history."
        )
        parser.add_argument("--by", default="relocate", help="The author of the revisions.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Print what would change, and change nothing."
        )

    def handle(self, **options) -> None:
        source = source_called(options["slug"])
        changed = changed_source(source, text_at(options["text"]))
        if changed is None:
            self.stdout.write(f"{source.slug}: the text has not changed. No claim needs a new place.")
            return
        found = self.found(changed)
        self.print_changes(changed, found)
        if options["apply"]:
            self.apply(changed, chosen(found, options), options)

    def found(self, changed: ChangedSource) -> list[Relocated]:
        """The new places of the claims."""
        claims = list(changed.claims())
        portions = range(0, len(claims), PORTION)
        with tqdm(total=len(claims), desc="Relocating", unit="claim", disable=None, leave=False) as bar:
            found = []
            for start in portions:
                portion = claims[start : start + PORTION]
                found += changed.whereabouts(portion)
                bar.update(len(portion))
        return found

    def print_changes(self, changed: ChangedSource, found: list[Relocated]) -> None:
        """Print each claim whose paragraph changed, before and after, and the number of each finding."""
        before = attached(changed.source) if changed.since is None else None
        for each in found:
            self.stdout.write("\n".join(change_lines(each, before, changed.text)))
        counted = Counter(each.finding.found for each in found)
        summed = (
            ", ".join(f"{counted[each]} {each}" for each in Found if counted[each]) or "no claim is affected"
        )
        self.stdout.write(f"{changed.source.slug}: {summed}.")

    def apply(self, changed: ChangedSource, picked: list[Relocated], options: dict) -> None:
        """Apply the chosen changes; a dry run rolls them back."""
        is_attached = changed.source.texts.exists()
        try:
            with history_lock():
                revisions = relocate(
                    changed, picked, by=options["by"], at=timezone.now(), reason=options["reason"]
                )
                if is_attached:
                    attachment.attach(changed.source, changed.text, at=timezone.now())
                transaction.set_rollback(options["dry_run"])
        except Error as error:
            raise CommandError(error.message) from error
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
    """The text in a file. Raises CommandError if there is no file."""
    if not path.is_file():
        raise CommandError(f"{path}: no such file. Name the file of the new text.")
    return SourceText.read(path.name, path.read_bytes())


def chosen(found: list[Relocated], options: dict) -> list[Relocated]:
    """The claims to move. Raises CommandError for an identifier that is not among them."""
    able = {str(each.claim.pk): each for each in found if each.finding.found in options["apply"]}
    if unknown := [pk for pk in options["claim"] or () if pk not in able]:
        raise CommandError(f"{', '.join(unknown)}: not among the claims that --apply moves. Check --claim.")
    return [able[pk] for pk in options["claim"] or able]


def change_lines(each: Relocated, before: SourceText | None, now: SourceText) -> list[str]:
    """One claim in lines: its place before and after, and both paragraphs if they are known."""
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
