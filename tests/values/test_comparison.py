"""The table of standings, row by row."""

import pytest

from relations.values.comparison import (
    Boolean,
    Choice,
    Reference,
    Standing,
    Text,
    Words,
    compare,
)
from relations.values.period import Period, Reading
from relations.values.quantity import Quantity

AGREES, REFINES, COMPATIBLE = Standing.AGREES, Standing.REFINES, Standing.COMPATIBLE
CONTRADICTS, SUPERSEDED, UNPARSED = Standing.CONTRADICTS, Standing.SUPERSEDED, Standing.UNPARSED

HANOI = Reference("place", "hanoi", within=frozenset({("country", "VNM")}))
PALACE = Reference("place", "presidential-palace", within=frozenset({("place", "hanoi"), ("country", "VNM")}))
VIETNAM, CHINA = Reference("country", "VNM"), Reference("country", "CHN")
MINISTRY = Reference("organisation", "mofcom", organ_of=frozenset({("country", "CHN")}))
STATE, OFFICIAL = Choice("state", broader_values=frozenset({"official"})), Choice("official")
COMPLETED = Choice("completed", earlier=frozenset({"announced", "under_way"}))
SOUTH_SEA = Text("South China Sea", synonyms=frozenset({"East Sea", "Biển Đông"}))


def quantity(text):
    operator, amount, *unit = text.split()
    return Quantity.from_parts(amount, operator, unit=unit[0] if unit else "")


@pytest.mark.parametrize(
    ("claim", "record", "expected"),
    [
        ("gt 30", "eq 36", COMPATIBLE),
        ("gt 30", "eq 30", CONTRADICTS),
        ("eq 36", "gt 30", REFINES),
        ("gt 30", "lt 50", COMPATIBLE),
        ("eq 36", "eq 36.0", AGREES),
        ("eq 36", "eq 37", CONTRADICTS),
        ("eq 36 USD", "eq 36 CNY", UNPARSED),
        ("nearly 100 USD", "eq 97.5 USD", COMPATIBLE),
        ("nearly 100 USD", "eq 95 USD", COMPATIBLE),
        ("nearly 100 USD", "eq 100 USD", CONTRADICTS),
        ("approx 33.3 percent", "eq 33 percent", COMPATIBLE),
        ("gt 30 persons", "ge 31 persons", AGREES),
        ("gt 30 persons", "lt 31 persons", CONTRADICTS),
        ("gt 30 USD", "lt 31 USD", COMPATIBLE),
        ("gt 30.5", "lt 31", COMPATIBLE),
        ("nearly 10 persons", "eq 9 persons", AGREES),
        ("gt 123456789012345678901234567890", "eq 123456789012345678901234567890", CONTRADICTS),
    ],
)
def test_quantities(claim, record, expected):
    assert compare(quantity(claim), quantity(record)) is expected


def test_a_rounded_amount_is_compatible_with_the_exact_one_it_was_rounded_from():
    rounded = Quantity.from_parts("230200000000", rounded_to="100000000", unit="USD")
    exact = Quantity.from_parts("230204651000", unit="USD")

    assert compare(rounded, exact) is COMPATIBLE
    assert compare(exact, rounded) is REFINES
    assert compare(rounded, Quantity.from_parts("230300000000", unit="USD")) is CONTRADICTS


@pytest.mark.parametrize(
    ("claim", "record", "expected"),
    [
        ("2022", "2022-10", COMPATIBLE),
        ("2022-10", "2022", REFINES),
        ("2022-10", "2022-10", AGREES),
        ("2022-10", "2022-11", CONTRADICTS),
        ("2022-10", "2022-10-30/2022-11-01", COMPATIBLE),
        ("2022-10-30/2022-11-01", "2022-10", COMPATIBLE),
        ("2022-10", "2022-11-01/2022-11-02", CONTRADICTS),
        ("2022-10", "2022-10-05/2022-10-07", COMPATIBLE),
        ("XXXX-12-12/XXXX-12-13", "2023-12-12/2023-12-13", COMPATIBLE),
        ("2023-12-12/2023-12-13", "XXXX-12-12/XXXX-12-13", REFINES),
        ("XXXX-12-12/XXXX-12-14", "2023-12-12/2023-12-13", CONTRADICTS),
        ("XXXX-12-12/XXXX-12-13", "2022-10", CONTRADICTS),
        ("2022-10", "XXXX-12-12/XXXX-12-13", CONTRADICTS),
        ("XXXX-12-12/XXXX-12-13", "2023-12", COMPATIBLE),
        ("XXXX-12-30/XXXX-01-02", "2023-12-30/2024-01-02", COMPATIBLE),
        ("XXXX-12-30/XXXX-01-02", "2023-12-30/2023-12-31", CONTRADICTS),
        ("XXXX-02-29/XXXX-03-01", "2023-02-28/2023-03-01", CONTRADICTS),
        ("XXXX-12-12", "2023-12-12", COMPATIBLE),
        ("XXXX-12-12", "2023-05-03", CONTRADICTS),
        ("XXXX-12-12", "2023-12", COMPATIBLE),
        ("XXXX-12-12", "XXXX-12", REFINES),
        ("XXXX-12-12/", "2023-12-12/2023-12-13", COMPATIBLE),
        ("2023-12-12", "2023-12-12/2023-12-13", CONTRADICTS),
        ("2023-12-12/2023-12-12", "2023-12-12", AGREES),
        ("2023-12-12/", "2023-12-12/2023-12-13", COMPATIBLE),
        ("2023-12-12/2023-12-13", "2023-12-12/", REFINES),
        ("[..2023-12]", "2023-12-12/2023-12-13", COMPATIBLE),
        ("[2023-11-21..2023-11-30]", "2023-11-24", COMPATIBLE),
        ("2020-02/", "2020-02/..", COMPATIBLE),
        ("2020-02/..", "2020-02/", REFINES),
        ("2020-02/..", "2020-02/2021-05", CONTRADICTS),
        ("202X", "2022/2023", COMPATIBLE),
        ("1983?", "1983", COMPATIBLE),
        ("1983", "1983?", REFINES),
        ("1983?", "1984", CONTRADICTS),
        ("1983?", "1983~", AGREES),
        ("2024-01-25T13:01", "2024-01-25", REFINES),
        ("2024-01-25", "2024-01-25T13:01", COMPATIBLE),
        ("2024-01-25T13:01", "2024-01-25T13:02", CONTRADICTS),
        ("2024-01-25T13:01", "2024-01-25T13:01:30", COMPATIBLE),
        ("2024-01-25T23:30Z", "2024-01-26T06:30+07:00", AGREES),
        ("2024-01-25T23:30Z", "2024-01-25T19:30-04", AGREES),
        ("2024-01-25T23:30Z", "2024-01-25T23:30", AGREES),
    ],
)
def test_periods_of_events(claim, record, expected):
    assert compare(Period.parse(claim), Period.parse(record)) is expected


@pytest.mark.parametrize(
    ("claim", "record", "expected"),
    [
        ("2022", "2022-01-01/2022-12-31", AGREES),
        ("2022", "2022-10", CONTRADICTS),
        ("2022", "2022/", REFINES),
        ("202X", "2022", COMPATIBLE),
        ("2024-01-25T13:01", "2024-01-25", REFINES),
    ],
)
def test_periods_of_states(claim, record, expected):
    assert compare(Period.parse(claim), Period.parse(record), reading=Reading.ALL_OF_IT) is expected


@pytest.mark.parametrize(
    ("claim", "record", "expected"),
    [
        (CHINA, CHINA, AGREES),
        (CHINA, VIETNAM, CONTRADICTS),
        (MINISTRY, CHINA, COMPATIBLE),
        (CHINA, MINISTRY, COMPATIBLE),
        (MINISTRY, VIETNAM, CONTRADICTS),
        (PALACE, HANOI, REFINES),
        (HANOI, PALACE, COMPATIBLE),
        (Reference("place", "hanoi"), HANOI, AGREES),
        (STATE, STATE, AGREES),
        (OFFICIAL, STATE, COMPATIBLE),
        (STATE, OFFICIAL, REFINES),
        (Choice("working"), STATE, CONTRADICTS),
        (Choice("announced"), COMPLETED, SUPERSEDED),
        (Choice("cancelled"), COMPLETED, CONTRADICTS),
        (Text("east  sea"), SOUTH_SEA, AGREES),
        (Text("Bien Dong"), SOUTH_SEA, AGREES),
        (SOUTH_SEA, Text("East Sea"), AGREES),
        (Text("Eastern Sea"), SOUTH_SEA, UNPARSED),
        (Boolean(value=True), Boolean(value=True), AGREES),
        (Boolean(value=True), Boolean(value=False), CONTRADICTS),
        (Words("they met"), Words("they met"), UNPARSED),
        (Text("2022"), Period.parse("2022"), UNPARSED),
        (None, CHINA, UNPARSED),
        (CHINA, None, UNPARSED),
    ],
)
def test_references_choices_and_texts(claim, record, expected):
    assert compare(claim, record) is expected
