"""Reads lists page by page, and sorts rows a second time in plain Python."""

from decimal import Decimal

from relations.api.paging.ordering import offered
from relations.api.urls import RESOURCES
from tests.api.any_world import identity
from tests.api.oracle import mentioned


def day(period):
    """The first day on which a period can have started; an open start sorts before all days."""
    if period is None:
        return None
    return "0001-01-01" if period["edtf"].startswith("../") else period["starts_earliest"]


BY = {
    "id": lambda row: row["id"],
    "updated_at": lambda row: row["updated_at"],
    "name": lambda row: row.get("iso_name", row["name"]),
    **{name: lambda row, name=name: row[name] for name in ("title", "label", "fact")},
    **{name: lambda row, name=name: day(row[name]) for name in ("period", "signed", "published")},
    "amount": lambda row: Decimal(row["quantity"]["amount"]),
    "record": lambda row: (mentioned(row["record"]), row["fact"]),
}


def sorted_by(rows, ordering):
    """The rows in an ordering: those without a value last, ties by identifier."""
    first, _, second = ordering.partition(",")
    key, is_descending = BY[first.removeprefix("-")], first.startswith("-")
    ties = second.startswith("-") if second else is_descending
    rows = sorted(rows, key=identity, reverse=ties)
    known = sorted((row for row in rows if key(row) is not None), key=key, reverse=is_descending)
    return [*known, *(row for row in rows if key(row) is None)]


def any_ordering(chance, resource):
    """A random declared ordering, often with an explicit order of ties."""
    names = offered(RESOURCES[resource])
    name = chance.choice(names)
    by_two = name.removeprefix("-") not in ("id", "record")
    return f"{name},{chance.choice(('id', '-id'))}" if by_two and chance.random() < 0.6 else name


class Walk:
    """Follows the links of a list and keeps the pages."""

    def __init__(self, api, resource, ordering, limit):
        self.api, self.pages = api, []
        self.url = f"/api/v1/{resource}/?ordering={ordering}&limit={limit}&fields=id"

    def step(self, link):
        """Read the current page and move on; return the URL of the next one."""
        body = self.api.get(self.url).json()
        self.pages.append([identity(row) for row in body["results"]])
        assert len(self.pages) <= 100, f"{self.url} has no end."
        self.url, self.previous = body[link], body["previous"]
        return self.url

    def turn(self):
        """Turn back at the last page; return whether there is a previous one."""
        self.url, self.pages = self.previous, self.pages[-1:]
        return self.url is not None

    @property
    def seen(self):
        """The ids in the order of the pages."""
        return [key for page in self.pages for key in page]

    @property
    def seen_backwards(self):
        """The ids read on the way back, in the order of the list."""
        return [key for page in self.pages[::-1] for key in page]
