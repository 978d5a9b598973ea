"""What is often asked of an answer, and the names under which questions know the sources."""

SOURCES = {
    "000": "occasional-digest-xi-vietnam-takeaways",
    "001": "pogled-china-vietnam-new-level",
    "002": "gcw-china-vietnam-renewed-relations",
    "003": "xi-vietnam-mission-preview",
    "004": "china-report-asean-new-day",
}


def the_one(results):
    assert len(results) == 1, [each["id"] for each in results]
    return results[0]


def usd(amount, **more):
    return {"amount": amount, "operator": "eq", "rounded_to": "100000000", "unit": "USD"} | more
