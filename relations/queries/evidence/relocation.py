"""The new places of claims when the text of their source changed, by digest and by printed words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from relations.models import Claim, Revision, Source
from relations.queries.evidence.verification import attached
from relations.queries.history import revisions
from relations.values.text.printed import Finding, SourceText
from relations.values.text.relocation import Relocation


@dataclass(frozen=True)
class Relocated:
    """A claim, and the current place of its paragraph."""

    claim: Claim
    finding: Finding

    @property
    def at(self) -> str:
        """The place that the claim should have, in portable form."""
        return f"{self.claim.source.slug}#{self.finding.position}"

    @property
    def moves(self) -> bool:
        """Whether the claim should get another paragraph."""
        return self.finding.position not in (None, self.claim.paragraph.position)


@dataclass(frozen=True)
class ChangedSource:
    """A source and its current text; `since` is the revision that stored that text, if one did."""

    source: Source
    relocation: Relocation
    since: int | None

    @property
    def text(self) -> SourceText:
        """The current text."""
        return self.relocation.text

    def claims(self) -> QuerySet[Claim]:
        """The claims on paragraphs that changed, by paragraph."""
        claims = Claim.objects.filter(
            source=self.source, paragraph__position__in=self.relocation.changed
        ).with_sources()
        return claims.order_by("paragraph__position", "record_key", "fact", "id")

    def whereabouts(self, claims: Sequence[Claim]) -> list[Relocated]:
        """The new places of claims. Those that were given another place since come separately."""
        settled = self.settled(claims)
        return [
            Relocated(claim, self.relocation.whereabouts(claim.printed, claim.paragraph.position))
            for claim in claims
            if str(claim.pk) not in settled
        ]

    def settled(self, claims: Iterable[Claim]) -> set[str]:
        """The claims that had another place, or none, when the text changed: two queries."""
        if self.since is None:
            return set()
        now = {str(claim.pk): f"{claim.source.slug}#{claim.paragraph.position}" for claim in claims}
        then = dict(places_before(self.since, {claim.record_key for claim in claims}))
        return {pk for pk, at in now.items() if then.get(pk, "").partition("#")[2] != at.partition("#")[2]}


def changed_source(source: Source, text: SourceText | None = None) -> ChangedSource | None:
    """A source whose text differs from a given one, or changed recently to the attached one; or None."""
    now = text or attached(source)
    if now is None:
        return None
    read = digests_of(source)
    if read != now.digests:
        return ChangedSource(source, Relocation(read, now), None) if text else None
    before = read_before(source, list(read))
    return before and ChangedSource(source, Relocation(before[1], now), before[0])


def digests_of(source: Source) -> tuple[str, ...]:
    """The digests of the paragraphs of a source."""
    return tuple(source.paragraphs.order_by("position").values_list("digest", flat=True))


def read_before(source: Source, digests: list[str]) -> tuple[int, tuple[str, ...]] | None:
    """The revision that stored the current paragraphs of a source, and the digests before it."""
    since = None
    for revision in revisions.revisions("source", source.slug).filter(redacted_at=None).reverse().iterator():
        paragraphs = revisions.document_after(revision).data.get("paragraphs", [])
        if paragraphs != digests:
            return (since, tuple(paragraphs)) if since and paragraphs else None
        since = revision.sequence
    return None


def places_before(sequence: int, record_keys: set[str]) -> Iterator[tuple[str, str]]:
    """The place of each claim of some records before a revision, by identifier."""
    wanted: dict[str, set[str]] = {}
    for record_key in record_keys:
        noun, _, key = record_key.partition("/")
        wanted.setdefault(noun, set()).add(key)
    newest: set[int] = set()
    for noun, keys in wanted.items():
        before = Revision.objects.filter(noun=noun, key__in=keys, sequence__lt=sequence)
        newest |= set(
            before.order_by().values("key").annotate(last=Max("sequence")).values_list("last", flat=True)
        )
    for revision in Revision.objects.filter(sequence__in=newest):
        for _, claim in revisions.document_after(revision).claims:
            yield claim["id"], claim["at"]
