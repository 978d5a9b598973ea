"""What changed between two documents, for people: values in words, claims with the text around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from relations.documents.claim import stored_value
from relations.documents.descriptions import field_title
from relations.models import Documented, ParagraphText
from relations.models.claim import WHOLE_RECORD, Modality
from relations.queries.comparison.difference import ClaimChange, Difference, FieldChange
from relations.queries.curation.record_facts import (
    DisplayedValue,
    Mention,
    displayed_value,
    in_words,
    listed_values,
    with_names,
)
from relations.queries.paging.page_numbers import Page
from relations.values.text.printed import Stretch, stretches

CLAIMS, VALUES = 50, 50  # on a page, and of one field
BASIS, ALIASES = "basis", "aliases"
Places = Mapping[str, str]


@dataclass
class StatedClaim:
    """A claim of a document: its place, its printed words with the text around them, and its value."""

    source: str
    paragraph: int | None
    data: dict[str, Any]
    value: DisplayedValue | None
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def modality(self) -> str:
        """The modality in words; empty for a plain report."""
        return Modality(self.data["modality"]).label if "modality" in self.data else ""


@dataclass
class ReadClaim:
    """A claim that was added, changed or removed; None before it was added and after it was removed."""

    change: str
    fact: str
    before: StatedClaim | None
    after: StatedClaim | None

    @property
    def versions(self) -> list[StatedClaim]:
        """The claim before and after, if it exists."""
        return [each for each in (self.before, self.after) if each]


@dataclass
class ReadField:
    """A field: removed and added values, at most VALUES of each, and how many values stayed."""

    name: str
    before: list[DisplayedValue]
    after: list[DisplayedValue]
    kept: int
    more: int

    @property
    def title(self) -> str:
        """The label of the field."""
        return field_title(self.name)


@dataclass
class DifferenceReading:
    """All changed fields, and a page of the changed claims."""

    fields: list[ReadField]
    claims: list[ReadClaim]
    page: Page
    claim_count: int

    @property
    def mentions(self) -> Iterator[Mention]:
        """Everything that the values refer to."""
        for value in self.values:
            yield from value.mentions

    @property
    def values(self) -> Iterator[DisplayedValue]:
        """Every value."""
        for each in self.fields:
            yield from (*each.before, *each.after)
        for claim in self.claims:
            yield from (version.value for version in claim.versions if version.value)


def difference_reading(model: type[Documented], found: Difference, number: int = 1) -> DifferenceReading:
    """A difference between two documents of a kind, with one page of its claims: two queries."""
    start = (number - 1) * CLAIMS
    claims = [read_claim(model, each) for each in found.claims[start : start + CLAIMS]]
    with_words(version for claim in claims for version in claim.versions)
    page = Page.numbered(number, (len(found.claims), CLAIMS))
    read = [read_field(model, each, found.places) for each in found.fields]
    reading = DifferenceReading(read, claims, page, len(found.claims))
    with_names(reading.values)
    return reading


def read_field(model: type[Documented], change: FieldChange, places: Places) -> ReadField:
    """A field in words; of a list only what was removed or added. `places` has the places of claims."""
    before, after = (values_of(model, change.field, value, places) for value in (change.before, change.after))
    texts = {value.text for value in before} & {value.text for value in after}
    gone, come = ([value for value in each if value.text not in texts] for each in (before, after))
    if not gone and not come:  # only the order or the number of equal members changed
        gone, come, texts = before, after, set()
    more = max(len(gone) - VALUES, 0) + max(len(come) - VALUES, 0)
    return ReadField(change.field, gone[:VALUES], come[:VALUES], len(texts), more)


def values_of(
    model: type[Documented], name: str, value: Any, places: Places | None = None
) -> list[DisplayedValue]:
    """The values of a field in words. A basis names its fact; claims are given by place."""
    known = places or {}
    if name == BASIS:
        bases = [(fact, placed(basis, known)) for fact, basis in (value or {}).items()]
        return [DisplayedValue(f"{fact}: {in_words(basis)}") for fact, basis in bases]
    if name == ALIASES:
        return [DisplayedValue(in_words(placed(alias, known))) for alias in value or ()]
    return listed_values(model, name, value)


def placed(data: dict[str, Any], places: Places) -> dict[str, Any]:
    """A basis or an alias with the places of claims instead of their identifiers."""
    found = dict(data)
    if "rests_on" in data:
        found["rests_on"] = ", ".join(places.get(each, each) for each in data["rests_on"])
    if "claim" in data:
        found["claim"] = places.get(data["claim"], data["claim"])
    return found


def read_claim(model: type[Documented], change: ClaimChange) -> ReadClaim:
    """A claim before and after the change."""
    data = change.after or change.before or {}
    before, after = (stated_claim(model, each) if each else None for each in (change.before, change.after))
    return ReadClaim(change.change, data["fact"], before, after)


def stated_claim(model: type[Documented], claim: dict[str, Any]) -> StatedClaim:
    """A claim for people, without the text around it."""
    source, _, number = claim["at"].partition("#")
    is_whole = claim["fact"] == WHOLE_RECORD
    value = None if is_whole else stored_value(model, claim["fact"], claim.get("value"))
    return StatedClaim(source, int(number) if number else None, claim, displayed_value(value))


def with_words(claims: Iterable[StatedClaim]) -> None:
    """Set the attached text of each claim's paragraph, with its printed words marked: one query."""
    found: Sequence[StatedClaim] = [each for each in claims if each.paragraph]
    condition = Q()
    for source, position in {(each.source, each.paragraph) for each in found}:
        condition |= Q(source__slug=source, position=position)
    rows = ParagraphText.objects.filter(condition) if found else ParagraphText.objects.none()
    texts = {
        (slug, place): text for slug, place, text in rows.values_list("source__slug", "position", "text")
    }
    for each in found:
        text = texts.get((each.source, each.paragraph))
        each.stretches = stretches(text, [each.data.get("printed", "")]) if text else []
