"""What things are in a few words, to tell them apart: "Prime Minister of Viet Nam"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from relations.models import AliasKind, Office, OfficeFunction, Organisation, Place, SearchEntry, Tenure
from relations.values.search import words

WEIGHT = {function: place for place, function in enumerate(OfficeFunction.values)}


def hints(entries: Iterable[SearchEntry]) -> dict[str, str]:
    """A hint for each of the entries that has one, by record key: one query for each kind that has hints."""
    by_noun: dict[str, list[SearchEntry]] = defaultdict(list)
    for entry in entries:
        by_noun[entry.noun].append(entry)
    found: dict[str, str] = {}
    for noun, each in by_noun.items():
        if noun in HINTS:
            told = HINTS[noun](each)
            found |= {f"{noun}/{key}": hint for key, hint in told.items() if hint}
    return found


def of_leaders(entries: Sequence[SearchEntry]) -> dict[str, str]:
    """The office that each leader held last, the highest first."""
    tenures = Tenure.objects.published().filter(leader__slug__in=keys(entries)).order_by("slug")
    loaded = tenures.select_related(
        "leader", "office__body_country", "office__body_organisation__country"
    ).prefetch_related("held_on")
    return {
        tenure.leader.slug: office_and_body(tenure.office)
        for tenure in sorted(loaded, key=lambda tenure: (last_day(tenure), -WEIGHT[tenure.office.function]))
    }


def last_day(tenure: Tenure) -> date:
    """The last day on which somebody may have held an office; without an end, the last day seen."""
    seen = [sighting.on_ends_latest for sighting in tenure.held_on.all()]
    bounds = (tenure.period_ends_latest, tenure.period_starts_latest, *seen)
    return max((day for day in bounds if day), default=date.min)


def of_offices(entries: Sequence[SearchEntry]) -> dict[str, str]:
    """The country or organisation of each office."""
    offices = Office.objects.filter(slug__in=keys(entries))
    return {each.slug: each.body.name for each in offices.select_related("body_country", "body_organisation")}


def of_organisations(entries: Sequence[SearchEntry]) -> dict[str, str]:
    """The country of each organisation."""
    rows = Organisation.objects.filter(slug__in=keys(entries), country__isnull=False)
    return dict(rows.order_by().values_list("slug", "country__name"))


def of_places(entries: Sequence[SearchEntry]) -> dict[str, str]:
    """The country in which each place lies."""
    rows = Place.objects.filter(slug__in=keys(entries), country__isnull=False)
    return dict(rows.order_by().values_list("slug", "country__name"))


def of_countries(entries: Sequence[SearchEntry]) -> dict[str, str]:
    """The official name of each country."""
    official = AliasKind.OFFICIAL
    return {
        entry.key: next((name["text"] for name in entry.names if name["kind"] == official), "")
        for entry in entries
    }


def office_and_body(office: Office) -> str:
    """The title of an office, and whose it is unless the title says so."""
    said = "".join(words(office.title))
    country = office.body_country or office.body_organisation.country
    if any(each and "".join(words(each.name)) in said for each in (office.body, country)):
        return office.title
    return f"{office.title}{' of ' if office.body_country else ', '}{office.body.name}"


def keys(entries: Iterable[SearchEntry]) -> list[str]:
    """The identifiers of what was found."""
    return [entry.key for entry in entries]


HINTS = {
    "country": of_countries,
    "leader": of_leaders,
    "office": of_offices,
    "organisation": of_organisations,
    "place": of_places,
}
