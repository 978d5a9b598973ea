"""Query strings for the lists of many kinds: values that few rows have, and common ones."""

DOCUMENTED = (
    "q=bbcde",
    "q=nothing",
    "alias=name 7",
    "alias=Nobody",
    "alias_kind=native",
    "external_id=wikidata:Q7",
    "updated_since=2024-01-01T03:00:00Z",
    "updated_since=2030-01-01T00:00:00Z",
)
RECORDS = (
    *DOCUMENTED,
    "id=nothing-of-this-name",
    "has_conflict=true",
    "has_conflict=false",
    "source=source-7",
    "asserted_by=speaker 6",
)
COUNTRIES = ("country=ABC", "country=ABC,CBA", "relation=ABC-CBA", "between=CBA,ABC")
PERIODS = (
    "since=2023",
    "until=1946",
    "since=1990&until=1991",
    "on=1979-05-03",
    "on=1979-05-03&match=certain",
    "since=2023&match=certain",
)
