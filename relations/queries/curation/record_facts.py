"""A record fact by fact, for curators: values, basis, and a page of the claims on each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber

from relations.documents.declaration import declared
from relations.documents.descriptions import field_title
from relations.documents.parts.part import Part
from relations.documents.parts.reference import KeysPart, PairPart
from relations.documents.parts.rows import RowsPart
from relations.models import Claim, Documented, Record, Revision
from relations.models.claim import WHOLE_RECORD
from relations.queries.history import revisions
from relations.queries.paging.page_numbers import Page
from relations.queries.search.names import Key, names
from relations.values.quantity import Quantity

CLAIMS, ROWS = 20, 50  # of one fact on one page
MANY = (KeysPart, PairPart, RowsPart)
IDENTIFIERS = ("aliases", "external_ids")


@dataclass
class Mention:
    """A reference and its name; `url` is set by the page that shows it."""

    kind: str
    key: str
    name: str | None
    url: str = ""


@dataclass
class DisplayedValue:
    """One value in words, and its references."""

    text: str
    keys: list[Key] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


@dataclass
class Fact:
    """A field of a record: a page of its values and of the claims on it."""

    name: str
    values: list[DisplayedValue]
    claims: list[Claim]
    page: Page
    evidence: dict[str, Any]
    is_in_conflict: bool = False

    @property
    def title(self) -> str:
        """The label of the field."""
        return field_title(self.name)

    @property
    def mentions(self) -> Iterator[Mention]:
        """Everything that the page refers to."""
        for value in displayed_values(self):
            yield from value.mentions


@dataclass(frozen=True)
class Turned:
    """The fact that is not on its first page, and its page, from 1."""

    fact: str = ""
    page: int = 1

    def page_of(self, fact: str) -> int:
        """The page of a fact."""
        return self.page if fact == self.fact else 1


def facts(record: Documented, turned: Turned) -> list[Fact]:
    """Every field of a record in the order of its document: three queries."""
    data = data_of(record)
    listed = claims_by_fact(record, turned) if isinstance(record, Record) else {}
    evidence = getattr(record, "evidence", {})
    found = [
        fact(name, listed_values(type(record), name, data.get(name)), listed.get(name, []), turned)
        for name in (*record.document, *IDENTIFIERS, *(listed.keys() & {WHOLE_RECORD}))
    ]
    for each in found:
        each.evidence = evidence.get("facts", {}).get(each.name, {})
        each.is_in_conflict = each.name in evidence.get("conflicts", ())
    with_names(value for each in found for value in displayed_values(each))
    return found


def data_of(record: Documented) -> dict[str, Any]:
    """The current document of a record."""
    revision = Revision.objects.get(noun=record.noun(), key=record.key, number=record.revision)
    return revisions.document_after(revision).data


def fact(name: str, values: Sequence[DisplayedValue], claims: list[Claim], turned: Turned) -> Fact:
    """A fact with one page of its values."""
    number = turned.page_of(name)
    count = claims[0].of_fact if claims else 0
    page = Page.numbered(number, (len(values), ROWS), (count, CLAIMS))
    return Fact(name, list(values[(number - 1) * ROWS : number * ROWS]), claims, page, {})


def claims_by_fact(record: Record, turned: Turned) -> dict[str, list[Claim]]:
    """A page of the claims on each fact, by source and paragraph: one query."""
    start = (turned.page - 1) * CLAIMS
    skipped = Case(When(fact=turned.fact, then=Value(start)), default=Value(0), output_field=IntegerField())
    order = [F("source__slug").asc(), F("paragraph__position").asc(nulls_last=True), F("id").asc()]
    claims = (
        Claim.objects.filter(pk__in=record.claims.order_by().values("pk"))
        .with_sources()
        .annotate(
            skipped=skipped,
            place=Window(RowNumber(), partition_by=[F("fact")], order_by=order),
            of_fact=Window(Count("*"), partition_by=[F("fact")]),
        )
        .filter(place__gt=F("skipped"), place__lte=F("skipped") + CLAIMS)
        .order_by("fact", "place")
    )
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        claim.displayed = displayed_value(claim.value)
        found[claim.fact].append(claim)
    return found


def listed_values(model: type[Documented], name: str, value: Any) -> list[DisplayedValue]:
    """The values of a field in words."""
    part = declared(model).get(name)
    if value is None:
        return []
    if part is None:
        return [DisplayedValue(in_words(each)) for each in (value if isinstance(value, list) else [value])]
    if isinstance(part, MANY):
        return [mentioning(part, each, [each]) for each in value]
    return [mentioning(part, value, value)]


def mentioning(part: Part, each: Any, value: Any) -> DisplayedValue:
    """One value with its references."""
    return DisplayedValue(in_words(each), list(part.reference_keys(value)))


def displayed_value(value: dict[str, Any] | None) -> DisplayedValue | None:
    """The value of a claim in words."""
    if value is None:
        return None
    if value["type"] == "reference":
        return DisplayedValue(value["id"], [(value["kind"], value["id"])])
    return DisplayedValue(in_words({key: each for key, each in value.items() if key != "type"}))


def in_words(value: Any) -> str:
    """A portable value for people: quantities as such, rows as `leader xi-jinping, role principal`."""
    if not isinstance(value, dict):
        return str(value)
    if "amount" in value:
        return str(Quantity.from_portable(value))
    if len(value) == 1:
        return in_words(next(iter(value.values())))
    return ", ".join(f"{name.replace('_', ' ')} {in_words(each)}" for name, each in value.items())


def displayed_values(fact: Fact) -> Iterator[DisplayedValue]:
    """Every value on the page of a fact."""
    yield from fact.values
    yield from (claim.displayed for claim in fact.claims if claim.displayed)


def with_names(values: Iterable[DisplayedValue]) -> None:
    """Set the names of the references of each value: one query."""
    found = list(values)
    called = names(key for value in found for key in value.keys)
    for value in found:
        value.mentions = [Mention(kind, key, called.get((kind, key))) for kind, key in value.keys]
