"""The office of a leader, which tells namesakes apart: "Prime Minister of Viet Nam"."""

from collections.abc import Collection
from datetime import date

from relations.models import Office, OfficeFunction, Tenure
from relations.values.search import words

WEIGHT = {function: place for place, function in enumerate(OfficeFunction.values)}


def offices_of_leaders(keys: Collection[str]) -> dict[str, str]:
    """The office that each leader held last, of several the highest: at most two queries."""
    tenures = Tenure.objects.published().filter(leader__slug__in=keys).order_by("slug")
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


def office_and_body(office: Office) -> str:
    """The title of an office, and whose it is unless the title says so."""
    title = "".join(words(office.title))
    country = office.body_country or office.body_organisation.country
    if any(each and "".join(words(each.name)) in title for each in (office.body, country)):
        return office.title
    return f"{office.title}{' of ' if office.body_country else ', '}{office.body.name}"
