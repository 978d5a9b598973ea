"""Timelines as calendars, feeds and tables."""

import csv
import io
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from icalendar import Calendar

from tests.api.timeline_world import ALL, DATED, URL, make_relation

pytestmark = pytest.mark.django_db

CANCELLED = "Visit of China to Viet Nam (by December 2022)"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def relation():
    make_relation()


def read_calendar(api, **query):
    response = api.get(URL, {"format": "ics", **query})
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["summary"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}


def test_a_calendar_has_all_day_events_with_the_uncertainty_in_the_title(api, relation):
    events = read_calendar(api)

    def days(title):
        return events[title].decoded("dtstart"), events[title].decoded("dtend")

    assert len(events) == len(DATED)
    assert days("State visit of Xi to Viet Nam") == (date(2023, 12, 12), date(2023, 12, 14))
    assert days("Pledge: agreed (some time in December 2023)") == (date(2023, 12, 1), date(2024, 1, 1))
    assert days("=Pact() (some time in about 2020)") == (date(2020, 1, 1), date(2021, 1, 1))
    assert days("Friendship (since 2008)") == (date(2008, 1, 1), date(2009, 1, 1))
    assert days("Praise <b>. (until 5 June 2021, start unknown)") == (date(2021, 6, 5), date(2021, 6, 6))
    assert days(CANCELLED) == (date(2022, 12, 31), date(2023, 1, 1))
    assert "2020~" in events["=Pact() (some time in about 2020)"]["description"]
    assert {str(event["transp"]) for event in events.values()} == {"TRANSPARENT"}
    assert str(events[CANCELLED]["status"]) == "CANCELLED"


def test_an_event_keeps_its_uid(api, relation):
    first, again = read_calendar(api), read_calendar(api, kind="visit", ordering="-period")

    uids = {str(event["uid"]) for event in first.values()}
    assert len(uids) == len(first)
    assert {str(event["uid"]) for event in again.values()} < uids
    assert str(again["State visit of Xi to Viet Nam"]["uid"]) == (
        "urn:uuid:369bb0bf-4ccf-55d0-a00a-b5ff797f2f50"
    )


def parse_feed(response):
    return ET.fromstring(response.content)  # noqa: S314 (we wrote it ourselves)


def test_a_feed_has_the_same_entries(api, relation):
    response = api.get(URL, {"format": "atom"})
    feed = parse_feed(response)

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    entries = feed.findall(f"{ATOM}entry")
    rows = api.get(URL).json()["results"]
    assert [entry.find(f"{ATOM}title").text for entry in entries] == [entry["title"] for entry in rows]
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(ALL)
    assert feed.find(f"{ATOM}updated").text == max(entry.find(f"{ATOM}updated").text for entry in entries)
    assert "Undated." in entries[-1].find(f"{ATOM}summary").text


def test_feeds_with_other_filters_have_other_ids(api, relation):
    def name(**query):
        return parse_feed(api.get(URL, {"format": "atom", **query})).find(f"{ATOM}id").text

    assert name() == name(limit=2) == "urn:uuid:46bde899-5115-58ca-b1aa-357d32086a68"
    assert name(kind="visit", since="2020") == name(since="2020", kind="visit", limit=1)
    assert len({name(), name(kind="visit"), name(kind="meeting"), name(bilateral="true")}) == 4


def test_a_feed_has_pages(api, relation):
    feed = parse_feed(api.get(URL, {"format": "atom", "limit": 2}))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}

    assert len(feed.findall(f"{ATOM}entry")) == 2
    assert len(parse_feed(api.get(links["next"])).findall(f"{ATOM}entry")) == 2


def test_a_table_has_the_same_entries_and_no_formulas(api, relation):
    response = api.get(URL, headers={"accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row["id"] for row in rows] == ALL
    titles = [row["title"] for row in rows]
    assert "'=Pact()" in titles
    assert next(row["amount"] for row in rows if row["id"] == "travel_figure/travel") == "-20.3"
    assert (rows[-1]["period"], rows[-1]["period_in_words"]) == ("", "")
    assert not {"starts_earliest", "ends_latest"} & set(rows[0])


def test_another_format_is_406(api, relation):
    assert api.get(URL, {"format": "pdf"}).status_code == 406


@pytest.mark.parametrize("format_", ["json", "ics", "atom", "csv"])
def test_an_empty_timeline_exists_in_every_format(api, relation, format_):
    assert api.get("/api/v1/relations/CHN-USA/timeline/", {"format": format_}).status_code == 200
