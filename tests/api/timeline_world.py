"""Records of China and Viet Nam for tests of timelines."""

import xml.etree.ElementTree as ET
from typing import Any

from icalendar import Calendar

from tests.factories import (
    AgreementFactory,
    CountryFactory,
    MeetingFactory,
    PartnershipFactory,
    StatementFactory,
    TradeFigureFactory,
    TravelFigureFactory,
    VisitFactory,
)

URL = "/api/v1/relations/CHN-VNM/timeline/"


def make_relation():
    """Create records of China and Viet Nam with every form of date, and some with other countries."""
    for code, name in (("CHN", "China"), ("VNM", "Viet Nam"), ("USA", "United States"), ("XAS", "ASEAN")):
        CountryFactory(id=code, name=name)
    VisitFactory(
        id="to-hanoi",
        period="2023-12-12/2023-12-13",
        delegation=[{"leader": "xi", "role": "principal"}],
        published=True,
        contrary={"period": "1999-01-01"},
    )
    VisitFactory(id="planned", period="[..2022-12]", status="cancelled", kind=None, published=True)
    VisitFactory(id="a-draft", period="2022-10", published=False)
    MeetingFactory(id="talks", title="Talks", period="2023-12-12", published=True)
    MeetingFactory(id="patrol", title="Patrol", period=None, published=True)
    AgreementFactory(
        id="pact",
        title="=Pact()",
        status="in_force",
        signed="2020~",
        status_history=[
            {"status": "announced", "on": "2019"},
            {"status": "signed", "on": "2020"},
            {"status": "in_force"},
        ],
        published=True,
    )
    AgreementFactory(
        id="pledge",
        title="Pledge",
        status="agreed",
        signed=None,
        status_history=[{"status": "agreed", "on": "2023-12"}],
        published=True,
    )
    StatementFactory(id="praise", gist="Praise <b>.", period="/2021-06-05", published=True)
    PartnershipFactory(
        id="friends",
        label="Friendship",
        period="2008/..",
        status_history=[{"status": "proposed", "on": "2007-05"}, {"status": "in_force", "on": "2008"}],
        published=True,
    )
    TradeFigureFactory(id="turnover", period="2022", published=True)
    TravelFigureFactory(
        id="travel",
        origin="CHN",
        destination="VNM",
        quantity={"amount": "-20.3", "unit": "percent"},
        measure="growth",
        period="2023-01/2023-08",
        published=True,
    )
    VisitFactory(id="of-biden", guest="country/USA", published=True)


ALL = [
    "partnership/friends#1",
    "partnership/friends",
    "agreement/pact#1",
    "agreement/pact",
    "statement/praise",
    "trade_figure/turnover",
    "visit/planned",
    "travel_figure/travel",
    "agreement/pledge#1",
    "visit/to-hanoi",
    "meeting/talks",
    "meeting/patrol",
    "agreement/pact#3",
]
DATED = ALL[:-2]


def event_descriptions(response: Any) -> dict[str, str]:
    """The description of each event of a calendar, by title."""
    events = Calendar.from_ical(response.content).walk("VEVENT")
    return {str(event["summary"]): str(event["description"]) for event in events}


def entry_summaries(response: Any) -> dict[str, str]:
    """The summary of each entry of a feed, by title."""
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ET.fromstring(response.content).findall(f"{atom}entry")  # noqa: S314 (we wrote it ourselves)
    return {entry.find(f"{atom}title").text: entry.find(f"{atom}summary").text for entry in entries}
