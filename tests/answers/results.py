"""Expectations of results, and the identifiers of the sources by their short names."""

SOURCES = {
    "000": "occasional-digest-xi-vietnam-takeaways",
    "001": "pogled-china-vietnam-new-level",
    "002": "gcw-china-vietnam-renewed-relations",
    "003": "xi-vietnam-mission-preview",
    "004": "china-report-asean-new-day",
}


def only_result(results):
    """The single result of a list. Fails if there are more or none."""
    assert len(results) == 1, [each["id"] for each in results]
    return results[0]


def usd(amount, **more):
    """A quantity of US dollars as the API returns it, rounded to a tenth of a billion."""
    return {"amount": amount, "operator": "eq", "rounded_to": "100000000", "unit": "USD"} | more
