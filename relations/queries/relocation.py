"""Where the claims of a source went when its text changed: by digest, and by the words that they print."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from relations.models import Claim, Revision, Source
from relations.queries import history
from relations.queries.verification import attached
from relations.values.printed import Finding, SourceText
from relations.values.relocation import Relocation


@dataclass(frozen=True)
class Relocated:
    """A claim, and where its paragraph stands now."""

    claim: Claim
    finding: Finding

    @property
    def at(self) -> str:
        """The place where the claim should stand, in portable form."""
        return f"{self.claim.source.slug}#{self.finding.position}"

    @property
    def moves(self) -> bool:
        """Whether the claim should stand at another paragraph than it does."""
        return self.finding.position not in (None, self.claim.paragraph.position)


@dataclass(frozen=True)
class ChangedSource:
    """A source and its text as it is now; `since` is the revision that brought that text, if one did."""

    source: Source
    relocation: Relocation
    since: int | None

    @property
    def text(self) -> SourceText:
        """The text as it is now."""
        return self.relocation.text

    def claims(self) -> QuerySet[Claim]:
        """The claims at a number where another paragraph stands now, by paragraph."""
        claims = Claim.objects.filter(
            source=self.source, paragraph__position__in=self.relocation.changed
        ).with_sources()
        return claims.order_by("paragraph__position", "record_key", "fact", "id")

    def whereabouts(self, claims: Sequence[Claim]) -> list[Relocated]:
        """Where some of the claims went; those given another place since then apart."""
        settled = self.settled(claims)
        return [
            Relocated(claim, self.relocation.whereabouts(claim.printed, claim.paragraph.position))
            for claim in claims
            if str(claim.pk) not in settled
        ]

    def settled(self, claims: Iterable[Claim]) -> set[str]:
        """The claims that stood elsewhere, or nowhere, when the text changed: two queries."""
        if self.since is None:
            return set()
        now = {str(claim.pk): f"{claim.source.slug}#{claim.paragraph.position}" for claim in claims}
        then = dict(places_before(self.since, {claim.record_key for claim in claims}))
        return {pk for pk, at in now.items() if then.get(pk, "").partition("#")[2] != at.partition("#")[2]}


def changed_source(source: Source, text: SourceText | None = None) -> ChangedSource | None:
    """A source whose text changed: to one that is given, or lately, to that which is attached.

    None if nothing changed, or the text is not there.
    """
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
    """The revision that brought the paragraphs that a source has, and the digests it had before."""
    since = None
    for revision in history.revisions("source", source.slug).filter(redacted_at=None).reverse().iterator():
        paragraphs = history.document_after(revision).data.get("paragraphs", [])
        if paragraphs != digests:
            return (since, tuple(paragraphs)) if since and paragraphs else None
        since = revision.sequence
    return None


def places_before(sequence: int, record_keys: set[str]) -> Iterator[tuple[str, str]]:
    """Where each claim of some records stood before a revision, by its identifier."""
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
        for _, claim in history.document_after(revision).claims:
            yield claim["id"], claim["at"]
