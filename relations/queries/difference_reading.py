"""What changed between two documents, as people read it: values in words, claims with the words around."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from relations.documents.claim import stored_value
from relations.models import Documented, ParagraphText
from relations.models.claim import WHOLE_RECORD, Modality
from relations.queries.difference import ClaimChange, Difference, FieldChange
from relations.queries.paging import Page
from relations.queries.record_facts import Mention, Shown, in_words, listed_values, typed_shown, with_names
from relations.values.printed import Stretch, stretches

CLAIMS, VALUES = 50, 50  # on a page, and of one field
BASIS, ALIASES = "basis", "aliases"
Places = Mapping[str, str]


@dataclass
class SaidClaim:
    """A claim of a document: its place, its words and those around them, and what they mean."""

    source: str
    paragraph: int | None
    said: dict[str, Any]
    shown: Shown | None
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def modality(self) -> str:
        """How the source puts it, unless it reports it."""
        return Modality(self.said["modality"]).label if "modality" in self.said else ""


@dataclass
class ReadClaim:
    """A claim that was added, changed or removed; None before it was added and after it was removed."""

    change: str
    fact: str
    before: SaidClaim | None
    after: SaidClaim | None

    @property
    def said(self) -> list[SaidClaim]:
        """Both sides of it, those that there are."""
        return [each for each in (self.before, self.after) if each]


@dataclass
class ReadField:
    """A field: what it says no more and what it says now, of a long list the first, and how much stayed."""

    name: str
    before: list[Shown]
    after: list[Shown]
    kept: int
    more: int

    @property
    def title(self) -> str:
        """Its name in words."""
        return self.name.replace("_", " ").capitalize()


@dataclass
class DifferenceReading:
    """All fields that changed, and a page of the claims that did."""

    fields: list[ReadField]
    claims: list[ReadClaim]
    page: Page
    claim_count: int

    @property
    def mentions(self) -> Iterator[Mention]:
        """Everything that it refers to."""
        for shown in self.values:
            yield from shown.mentions

    @property
    def values(self) -> Iterator[Shown]:
        """Every value in it."""
        for each in self.fields:
            yield from (*each.before, *each.after)
        for claim in self.claims:
            yield from (said.shown for said in claim.said if said.shown)


def difference_reading(model: type[Documented], found: Difference, number: int = 1) -> DifferenceReading:
    """A difference between two documents of a kind, with a page of its claims: two queries."""
    start = (number - 1) * CLAIMS
    claims = [read_claim(model, each) for each in found.claims[start : start + CLAIMS]]
    with_words(said for claim in claims for said in claim.said)
    page = Page.of(number, (len(found.claims), CLAIMS))
    read = [read_field(model, each, found.places) for each in found.fields]
    reading = DifferenceReading(read, claims, page, len(found.claims))
    with_names(reading.values)
    return reading


def read_field(model: type[Documented], change: FieldChange, places: Places) -> ReadField:
    """A field in words; of a list only what came or went. `places` tells where claims stand."""
    before, after = (values_of(model, change.field, value, places) for value in (change.before, change.after))
    texts = {shown.text for shown in before} & {shown.text for shown in after}
    gone, come = ([shown for shown in each if shown.text not in texts] for each in (before, after))
    if not gone and not come:  # the same members in another order, or as often as before no more
        gone, come, texts = before, after, set()
    more = max(len(gone) - VALUES, 0) + max(len(come) - VALUES, 0)
    return ReadField(change.field, gone[:VALUES], come[:VALUES], len(texts), more)


def values_of(model: type[Documented], name: str, value: Any, places: Places | None = None) -> list[Shown]:
    """The values of a field, in words; of reasons, which fact each is for; of claims, where they stand."""
    known = places or {}
    if name == BASIS:
        bases = [(fact, placed(said, known)) for fact, said in (value or {}).items()]
        return [Shown(f"{fact}: {in_words(said)}") for fact, said in bases]
    if name == ALIASES:
        return [Shown(in_words(placed(alias, known))) for alias in value or ()]
    return listed_values(model, name, value)


def placed(said: dict[str, Any], places: Places) -> dict[str, Any]:
    """A basis or an alias with the places of the claims that it names by identifier."""
    found = dict(said)
    if "rests_on" in said:
        found["rests_on"] = ", ".join(places.get(each, each) for each in said["rests_on"])
    if "claim" in said:
        found["claim"] = places.get(said["claim"], said["claim"])
    return found


def read_claim(model: type[Documented], change: ClaimChange) -> ReadClaim:
    """A claim on both sides of the change."""
    said = change.after or change.before or {}
    before, after = (said_claim(model, each) if each else None for each in (change.before, change.after))
    return ReadClaim(change.change, said["fact"], before, after)


def said_claim(model: type[Documented], claim: dict[str, Any]) -> SaidClaim:
    """A claim as people read it, without the words around."""
    source, _, number = claim["at"].partition("#")
    is_whole = claim["fact"] == WHOLE_RECORD
    value = None if is_whole else stored_value(model, claim["fact"], claim.get("value"))
    return SaidClaim(source, int(number) if number else None, claim, typed_shown(value))


def with_words(claims: Iterable[SaidClaim]) -> None:
    """Give each claim the attached words of its paragraph, its own marked: one query for all."""
    found: Sequence[SaidClaim] = [each for each in claims if each.paragraph]
    condition = Q()
    for source, position in {(each.source, each.paragraph) for each in found}:
        condition |= Q(source__slug=source, position=position)
    rows = ParagraphText.objects.filter(condition) if found else ParagraphText.objects.none()
    texts = {
        (slug, place): text for slug, place, text in rows.values_list("source__slug", "position", "text")
    }
    for each in found:
        text = texts.get((each.source, each.paragraph))
        each.stretches = stretches(text, [each.said.get("printed", "")]) if text else []
