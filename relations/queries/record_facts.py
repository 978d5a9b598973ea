"""A record fact by fact, as curators read it: what it says, why, and a page of the claims beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber

from relations.documents.declaration import declared
from relations.documents.part import Part
from relations.documents.reference import KeysPart, PairPart
from relations.documents.rows import RowsPart
from relations.models import Claim, Documented, Record, Revision
from relations.models.claim import WHOLE_RECORD
from relations.queries import history
from relations.queries.paging import Page
from relations.queries.references import Key, names
from relations.values.quantity import Quantity

CLAIMS, ROWS = 20, 50  # of one fact on one page
MANY = (KeysPart, PairPart, RowsPart)
BESIDE = ("aliases", "external_ids")


@dataclass
class Mention:
    """Something referred to, and what it is called; `url` is for the page that shows it."""

    kind: str
    key: str
    name: str | None
    url: str = ""


@dataclass
class Shown:
    """One value in words, and what it mentions."""

    text: str
    keys: list[Key] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


@dataclass
class Fact:
    """A field of a record: a page of its values and of the claims on it."""

    name: str
    values: list[Shown]
    claims: list[Claim]
    page: Page
    evidence: dict[str, Any]
    is_in_conflict: bool = False

    @property
    def title(self) -> str:
        """Its name in words."""
        return self.name.replace("_", " ").capitalize()

    @property
    def mentions(self) -> Iterator[Mention]:
        """Everything that its page refers to."""
        for shown in shown_in(self):
            yield from shown.mentions


@dataclass(frozen=True)
class Turned:
    """Which fact is turned to which page, from 1; every other is on its first."""

    fact: str = ""
    page: int = 1

    def of(self, fact: str) -> int:
        """The page of a fact."""
        return self.page if fact == self.fact else 1


def facts(record: Documented, turned: Turned) -> list[Fact]:
    """Every field of a record in the order of its document: three queries."""
    data = data_of(record)
    listed = claims_by_fact(record, turned) if isinstance(record, Record) else {}
    evidence = getattr(record, "evidence", {})
    found = [
        fact(name, listed_values(type(record), name, data.get(name)), listed.get(name, []), turned)
        for name in (*record.document, *BESIDE, *(listed.keys() & {WHOLE_RECORD}))
    ]
    for each in found:
        each.evidence = evidence.get("facts", {}).get(each.name, {})
        each.is_in_conflict = each.name in evidence.get("conflicts", ())
    with_names(shown for each in found for shown in shown_in(each))
    return found


def data_of(record: Documented) -> dict[str, Any]:
    """The document of a record: that of the revision it stands at."""
    revision = Revision.objects.get(noun=record.noun(), key=record.key, number=record.revision)
    return history.document_after(revision).data


def fact(name: str, values: Sequence[Shown], claims: list[Claim], turned: Turned) -> Fact:
    """A fact turned to its page."""
    number = turned.of(name)
    count = claims[0].of_fact if claims else 0
    page = Page.of(number, (len(values), ROWS), (count, CLAIMS))
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
        claim.shown = typed_shown(claim.value)
        found[claim.fact].append(claim)
    return found


def listed_values(model: type[Documented], name: str, value: Any) -> list[Shown]:
    """The values of a field of a document of a kind, in words."""
    part = declared(model).get(name)
    if value is None:
        return []
    if part is None:
        return [Shown(in_words(each)) for each in (value if isinstance(value, list) else [value])]
    if isinstance(part, MANY):
        return [mentioning(part, each, [each]) for each in value]
    return [mentioning(part, value, value)]


def mentioning(part: Part, each: Any, value: Any) -> Shown:
    """One value with what it refers to."""
    return Shown(in_words(each), list(part.named(value)))


def typed_shown(value: dict[str, Any] | None) -> Shown | None:
    """The value of a claim, in words."""
    if value is None:
        return None
    if value["type"] == "reference":
        return Shown(value["id"], [(value["kind"], value["id"])])
    return Shown(in_words({key: each for key, each in value.items() if key != "type"}))


def in_words(value: Any) -> str:
    """A portable value for people: quantities as such, rows as `leader xi-jinping, role principal`."""
    if not isinstance(value, dict):
        return str(value)
    if "amount" in value:
        return str(Quantity.from_portable(value))
    if len(value) == 1:
        return in_words(next(iter(value.values())))
    return ", ".join(f"{name.replace('_', ' ')} {in_words(each)}" for name, each in value.items())


def shown_in(fact: Fact) -> Iterator[Shown]:
    """Every value on the page of a fact."""
    yield from fact.values
    yield from (claim.shown for claim in fact.claims if claim.shown)


def with_names(values: Iterable[Shown]) -> None:
    """Give each value the names of what it mentions: one query for all."""
    found = list(values)
    called = names(key for shown in found for key in shown.keys)
    for shown in found:
        shown.mentions = [Mention(kind, key, called.get((kind, key))) for kind, key in shown.keys]
