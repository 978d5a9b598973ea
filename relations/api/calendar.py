"""Timelines as calendars (RFC 5545): whole days, and the exact wording of each date in the text."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid5

from icalendar import Calendar, Event, vText
from rest_framework.renderers import BaseRenderer

from relations.api.language import STORED, asked
from relations.documents.claim import NAMESPACE
from relations.models.period_field import BOUNDS

PRODUCT = "-//Entente//Timeline//EN"
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
STATES = {"announced": "TENTATIVE", "postponed": "CANCELLED", "cancelled": "CANCELLED"}


class CalendarRenderer(BaseRenderer):
    """An event for each entry that sources date; those without any date are left out."""

    media_type = "text/calendar"
    format = "ics"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", f"Entente: {renderer_context['kwargs']['id']}")
        language = asked(renderer_context["request"])
        for entry in data.get("results", ()):
            if days := days_of(entry["period"]):
                found = event(entry, *days)
                found.add("description", described(entry, language))
                calendar.add_component(found)
        return calendar.to_ical()


def days_of(period: dict[str, str | None] | None) -> tuple[date, date] | None:
    """The first and the last day that it can have been on, as far as anybody says; None if nobody does.

    What still goes on, or has an end that nobody knows, is shown on the days on which it can have started.
    """
    known = [date.fromisoformat(day) for bound in BOUNDS if (day := (period or {}).get(bound))]
    if not known:
        return None
    last = period["ends_latest"] or period["starts_latest"]
    return known[0], known[0] if last is None else max(known[0], date.fromisoformat(last))


def event(entry: dict[str, Any], first: date, last: date) -> Event:
    """An event of whole days that takes nobody's time."""
    found = Event()
    found.add("uid", uuid_of(entry["id"]))
    found.add("dtstamp", moment_of(entry))
    found.add("sequence", entry["revision"])
    found.add("dtstart", first)
    found.add("dtend", last + timedelta(days=1))
    found.add("summary", printable(entry["title"]))
    found.add("categories", [entry["kind"].replace("_", " ")])
    found.add("url", entry["record"]["url"])
    found.add("transp", "TRANSPARENT")
    if entry["kind"] in ("visit", "meeting"):
        found.add("status", vText(STATES.get(entry["status"], "CONFIRMED")))
    return found


def described(entry: dict[str, Any], language: str) -> str:
    """What a reader of a calendar or feed should know beside the title: above all how exact the date is."""
    when = f"Date as sources give it (EDTF): {entry['period']['edtf']}" if entry["period"] else "Undated."
    evidence = entry["evidence"]
    rests_on = (
        f"Claims: {evidence['claims']}, independent sources: {evidence['independent_sources']}, "
        f"facts in conflict: {evidence['conflicts']}."
    )
    lines = [
        when,
        f"Status: {entry['status'].replace('_', ' ')}" if entry["status"] else "",
        "" if entry["bilateral"] else "Others take part as well.",
        "" if language == STORED else spoken(entry, language),
        rests_on,
        entry["record"]["url"],
    ]
    return "\n".join(line for line in lines if line)


def spoken(entry: dict[str, Any], language: str) -> str:
    """In which language the names in the title are."""
    return f"Names: {entry['title_language'] or f'not all in {language}'}."


def printable(text: str) -> str:
    """The text without the characters that neither XML nor calendars can hold."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def moment_of(entry: dict[str, Any]) -> datetime:
    """When the record of an entry last changed."""
    return datetime.fromisoformat(entry["updated_at"]) if entry["updated_at"] else NEVER


def uuid_of(entry: str) -> str:
    """The same for an entry on every machine and for ever."""
    return uuid5(NAMESPACE, f"timeline/{entry}").urn
