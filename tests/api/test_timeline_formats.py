"""Timelines as calendars, feeds and tables."""

import csv
import io
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from icalendar import Calendar

from tests.api.timeline_world import ALL, DATED, URL, make_relation

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def relation():
    make_relation()


def calendar_of(api, **asked):
    answer = api.get(URL, {"format": "ics", **asked})
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["summary"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_calendar_has_whole_days_and_says_how_uncertain_they_are(api, relation):
    events = calendar_of(api)

    def days(title):
        return events[title].decoded("dtstart"), events[title].decoded("dtend")

    assert len(events) == len(DATED)
    assert days("State visit of Xi to Viet Nam") == (date(2023, 12, 12), date(2023, 12, 14))
    assert days("Pledge: agreed") == (date(2023, 12, 1), date(2024, 1, 1))
    assert days("=Pact()") == (date(2020, 1, 1), date(2021, 1, 1))
    assert days("Friendship") == (date(2008, 1, 1), date(2009, 1, 1))
    assert days("Praise <b>.") == (date(2021, 6, 5), date(2021, 6, 6))
    assert days("Visit of China to Viet Nam") == (date(2022, 12, 31), date(2023, 1, 1))
    assert "2020~" in events["=Pact()"]["description"]
    assert {str(event["transp"]) for event in events.values()} == {"TRANSPARENT"}
    assert str(events["Visit of China to Viet Nam"]["status"]) == "CANCELLED"


def test_an_event_keeps_its_identifier(api, relation):
    first, again = calendar_of(api), calendar_of(api, kind="visit", ordering="-period")

    uids = {str(event["uid"]) for event in first.values()}
    assert len(uids) == len(first)
    assert {str(event["uid"]) for event in again.values()} < uids
    assert str(again["State visit of Xi to Viet Nam"]["uid"]) == (
        "urn:uuid:369bb0bf-4ccf-55d0-a00a-b5ff797f2f50"
    )


def feed_of(answer):
    return ET.fromstring(answer.content)  # noqa: S314 (we wrote it ourselves)


def test_a_feed_has_the_same_entries(api, relation):
    answer = api.get(URL, {"format": "atom"})
    feed = feed_of(answer)

    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    entries = feed.findall(f"{ATOM}entry")
    shown = api.get(URL).json()["results"]
    assert [entry.find(f"{ATOM}title").text for entry in entries] == [entry["title"] for entry in shown]
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(ALL)
    assert feed.find(f"{ATOM}updated").text == max(entry.find(f"{ATOM}updated").text for entry in entries)
    assert "Undated." in entries[-1].find(f"{ATOM}summary").text


def test_feeds_of_other_entries_are_other_feeds(api, relation):
    def name(**asked):
        return feed_of(api.get(URL, {"format": "atom", **asked})).find(f"{ATOM}id").text

    assert name() == name(limit=2) == "urn:uuid:46bde899-5115-58ca-b1aa-357d32086a68"
    assert name(kind="visit", since="2020") == name(since="2020", kind="visit", limit=1)
    assert len({name(), name(kind="visit"), name(kind="meeting"), name(bilateral="true")}) == 4


def test_a_feed_can_be_read_page_by_page(api, relation):
    feed = feed_of(api.get(URL, {"format": "atom", "limit": 2}))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}

    assert len(feed.findall(f"{ATOM}entry")) == 2
    assert len(feed_of(api.get(links["next"])).findall(f"{ATOM}entry")) == 2


def test_a_table_has_the_same_entries_and_no_formulas(api, relation):
    answer = api.get(URL, headers={"accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row["id"] for row in rows] == ALL
    titles = [row["title"] for row in rows]
    assert "'=Pact()" in titles
    assert next(row["amount"] for row in rows if row["id"] == "travel_figure/travel") == "-20.3"
    assert (rows[-1]["edtf"], rows[-1]["starts_earliest"]) == ("", "")


def test_another_format_is_406(api, relation):
    assert api.get(URL, {"format": "pdf"}).status_code == 406


@pytest.mark.parametrize("format_", ["json", "ics", "atom", "csv"])
def test_a_relation_without_anything_answers_in_every_format(api, relation, format_):
    assert api.get("/api/v1/relations/CHN-USA/timeline/", {"format": format_}).status_code == 200
