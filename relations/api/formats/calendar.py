"""Timelines as calendars (RFC 5545). Events are whole days; their titles say how exact the date is."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid5

from icalendar import Calendar, Event, vText
from rest_framework.renderers import BaseRenderer

from relations.documents.claim import NAMESPACE
from relations.models.period_field import BOUNDS
from relations.queries.timeline.entry_types import READINGS
from relations.representations.language import STORED, requested_language
from relations.values.period import Period, Reading
from relations.values.period_text import in_words, is_exact

PRODUCT = "-//Entente//Timeline//EN"
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
STATES = {"announced": "TENTATIVE", "postponed": "CANCELLED", "cancelled": "CANCELLED"}


class CalendarRenderer(BaseRenderer):
    """An event for each dated entry. Undated entries are left out."""

    media_type = "text/calendar"
    format = "ics"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", f"Entente: {renderer_context['kwargs']['id']}")
        language = requested_language(renderer_context["request"])
        for entry in data.get("results", ()):
            if days := days_of(entry["period"]):
                found = event(entry, *days)
                found.add("description", described(entry, language))
                calendar.add_component(found)
        return calendar.to_ical()


def days_of(period: dict[str, str | None] | None) -> tuple[date, date] | None:
    """The first and last possible day of an entry; None without any date.

    Entries without a known end are shown on the days on which they can have started.
    """
    known = [date.fromisoformat(day) for bound in BOUNDS if (day := (period or {}).get(bound))]
    if not known:
        return None
    last = period["ends_latest"] or period["starts_latest"]
    return known[0], known[0] if last is None else max(known[0], date.fromisoformat(last))


def event(entry: dict[str, Any], first: date, last: date) -> Event:
    """An event of whole days that leaves its days free."""
    found = Event()
    found.add("uid", uuid_of(entry["id"]))
    found.add("dtstamp", moment_of(entry))
    found.add("sequence", entry["revision"])
    found.add("dtstart", first)
    found.add("dtend", last + timedelta(days=1))
    found.add("summary", printable(dated_title(entry)))
    found.add("categories", [entry["kind"].replace("_", " ")])
    found.add("url", entry["record"]["url"])
    found.add("transp", "TRANSPARENT")
    if entry["kind"] in ("visit", "meeting"):
        found.add("status", vText(STATES.get(entry["status"], "CONFIRMED")))
    return found


def dated_title(entry: dict[str, Any]) -> str:
    """The title, with the date in words if the source is less exact than a day."""
    if is_exact(*period_of(entry)):
        return entry["title"]
    return f"{entry['title']} ({period_in_words(entry)})"


def period_in_words(entry: dict[str, Any]) -> str:
    """The date of a dated entry in words: `some time in October 2022`."""
    return in_words(*period_of(entry))


def period_of(entry: dict[str, Any]) -> tuple[Period, Reading]:
    """The period of a dated entry, and how its kind interprets a coarse date."""
    return Period.parse(entry["period"]["edtf"]), READINGS[entry["kind"]]


def described(entry: dict[str, Any], language: str) -> str:
    """The description of an entry: how exact its date is, its conflicts and independent sources."""
    period = entry["period"]
    when = f"Date: {period_in_words(entry)} (EDTF: {period['edtf']})" if period else "Undated."
    evidence = entry["evidence"]
    rests_on = (
        f"Claims: {evidence['claims']}, independent sources: {evidence['independent_sources']}, "
        f"facts in conflict: {evidence['conflicts']}."
    )
    lines = [
        when,
        f"Status: {entry['status'].replace('_', ' ')}" if entry["status"] else "",
        "" if entry["bilateral"] else "Other countries take part as well.",
        "" if language == STORED else spoken(entry, language),
        rests_on,
        entry["record"]["url"],
    ]
    return "\n".join(line for line in lines if line)


def spoken(entry: dict[str, Any], language: str) -> str:
    """The language of the names in the title."""
    return f"Names: {entry['title_language'] or f'not all in {language}'}."


def printable(text: str) -> str:
    """The text without characters that XML and calendars cannot contain."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def moment_of(entry: dict[str, Any]) -> datetime:
    """The time at which the record of an entry last changed."""
    return datetime.fromisoformat(entry["updated_at"]) if entry["updated_at"] else NEVER


def uuid_of(entry: str) -> str:
    """The permanent identifier of an entry, the same on all machines."""
    return uuid5(NAMESPACE, f"timeline/{entry}").urn
