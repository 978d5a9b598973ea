"""When each row was, and into which group it falls, told a second time over the answers of the API."""

from tests.api.oracle import Row, at
from tests.values import brute_force

# Which period the windows of a list ask for, and whether a coarse date means all of it.
PERIODS: dict[str, tuple[str, bool]] = {
    "visits": ("period", False),
    "meetings": ("period", False),
    "statements": ("period", False),
    "agreements": ("signed", False),
    "sources": ("published", False),
    **dict.fromkeys(("tenures", "trade-figures", "investment-figures", "travel-figures"), ("period", True)),
    **dict.fromkeys(("partnerships", "countries"), ("period", True)),
}


# By what lists can be grouped: where the name of the group stands. A year is told by brute force.
YEAR = "year"
OF_FIGURES = {
    "measure": "measure",
    "ranked": "ranked.code",
    "among": "among.code",
    "share_of": "share_of",
    "authority": "authority.id",
    "unit": "quantity.unit",
    "operator": "quantity.operator",
    YEAR: YEAR,
}
GROUPS: dict[str, dict[str, str]] = {
    "organisations": {"kind": "kind", "country": "country.code"},
    "leaders": {"country": "country.code"},
    "offices": {"function": "function", "body": "body.id"},
    "tenures": {"leader": "leader.id", "office": "office.id", "capacity": "capacity", YEAR: YEAR},
    "visits": {
        "guest": "guest.id",
        "host": "host.code",
        **{name: name for name in ("kind", "status", "occasion", "tour", YEAR)},
    },
    "meetings": {"meeting_format": "format", "status": "status", "visit": "visit.id", YEAR: YEAR},
    "agreements": {"kind": "kind", "status": "status", "visit": "visit.id", YEAR: YEAR},
    "statements": {
        "speaker": "speaker.id",
        "kind": "kind",
        "visit": "visit.id",
        "meeting": "meeting.id",
        YEAR: YEAR,
    },
    "trade-figures": {
        **{name: f"{name}.code" for name in ("exporter", "importer", "reporter")},
        **{name: name for name in ("flow", "product", "hs_revision", "hs_code")},
        **OF_FIGURES,
    },
    "investment-figures": {
        "investor": "investor.code",
        "host": "host.code",
        "series": "series",
        **OF_FIGURES,
    },
    "travel-figures": {"origin": "origin.code", "destination": "destination.code", **OF_FIGURES},
    "partnerships": {"status": "status", YEAR: YEAR},
    "sources": {"kind": "kind", "language": "language", "publisher": "publisher.id", YEAR: YEAR},
    "countries": {"kind": "kind"},
    "places": {"kind": "kind", "country": "country.code", "within": "within.id"},
    "topics": {"parent": "parent.id"},
}


def year_of(resource: str, row: Row) -> str | None:
    """The year in which all that a period can mean lies, if it is one."""
    field, whole = PERIODS[resource]
    if row[field] is None or brute_force.is_doubtful(row[field]["edtf"]):
        return None
    worlds = brute_force.worlds(row[field]["edtf"], whole=whole)
    years = {day.year for days in worlds for day in days}
    return f"{years.pop():04d}" if len(years) == 1 else None


def group_of(resource: str, row: Row, name: str) -> str:
    """The name of a group; words stand for themselves."""
    path = GROUPS[resource][name]
    named = (
        [year_of(resource, row)] if path == YEAR else [*at(row, path), *at(row, path.replace(".id", ".name"))]
    )
    return next((each for each in named if each is not None), "unknown")
