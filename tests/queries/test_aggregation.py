"""Groups of figures equal those that Python makes of the exported documents, and refuse what they must."""

from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.documents.document import of
from relations.errors import FiguresCollide
from relations.models import TradeFigure
from relations.queries.aggregation import AGGREGATES, groups
from relations.queries.dimensions import DIMENSIONS
from relations.queries.loading import loaded
from relations.values.period import Period, Reading
from relations.values.quantity import Quantity
from tests.factories import CountryFactory

pytestmark = pytest.mark.django_db

CODES = ("CHN", "VNM", "USA", "XAS")
PERIODS = (
    "2021",
    "2022",
    "2022-01/2022-06",
    "2022-07/2022-12",
    "2021/2022",
    "2022~",
    "2022/..",
    "../2020",
    None,
)
WHOLE = ("2019", "2020", "2021", "2022", "2023-01/2023-06", "2023-07/2023-12")


@pytest.fixture
def countries():
    for code in CODES:
        CountryFactory(id=code, kind="group" if code == "XAS" else "state")


def amounts():
    """Amounts of as many digits as there may be, of both signs, as text."""
    whole, decimals = st.integers(0, 10**20 - 1), st.integers(0, 10**10 - 1)
    made = st.builds("{}{}.{:010d}".format, st.sampled_from(["", "-"]), whole, decimals)
    return made.map(lambda text: Quantity.of(text).amount_text)


def figures(periods, codes, varied):
    """Figures, each of which stands once. `varied` are the fields in which they may differ."""
    fields = {
        "exporter_id": st.sampled_from(codes),
        "importer_id": st.sampled_from(codes),
        "reporter_id": st.sampled_from([None, "CHN", "VNM"]) if "reporter" in varied else st.none(),
        "measure": st.sampled_from(["value", "growth"]) if "measure" in varied else st.just("value"),
        "product": st.sampled_from([None, "fruit"]) if "product" in varied else st.none(),
        "flow": st.sampled_from(["export", "import"]) if "flow" in varied else st.just("export"),
        "period": st.sampled_from(periods),
        "amount": amounts(),
        "operator": st.sampled_from(["eq", "gt"]) if "operator" in varied else st.just("eq"),
        "unit": st.sampled_from(["USD", "CNY"]) if "unit" in varied else st.just("USD"),
        "rounded_to": st.sampled_from([None, "100", "0.1"]),
    }
    identity = [name for name in fields if name not in ("amount", "operator", "unit", "rounded_to")]
    return st.lists(
        st.fixed_dictionaries(fields).filter(lambda figure: figure["exporter_id"] != figure["importer_id"]),
        max_size=5,
        unique_by=lambda figure: tuple(figure[name] for name in identity),
    )


def store(drawn):
    TradeFigure.objects.all().delete()
    for number, given_ in enumerate(drawn):
        fields = dict(given_)
        parts = {name: fields.pop(name) for name in ("amount", "operator", "rounded_to", "unit")}
        figure = TradeFigure(slug=f"figure-{number}", publication="published", **fields)
        figure.quantity = Quantity.of(**parts)
        figure.save()


def exported():
    """The documents of all figures, as an export holds them."""
    return [of(record).data for record in loaded(TradeFigure).order_by("slug")]


def year_of(document):
    days = days_of(document)
    return str(days[0].year) if days and days[0].year == days[1].year else "unknown"


def days_of(document):
    """The days that a figure covers; None if somebody has to guess."""
    if "period" not in document:
        return None
    bounds = Period.parse(document["period"]).bounds(Reading.ALL_OF_IT)
    known = [bounds.starts_earliest, bounds.starts_latest, bounds.ends_earliest, bounds.ends_latest]
    if None in known or known[0] == date.min or known[-1] == date.max:
        return None
    return known[0], known[-1]


VALUE = {
    "year": year_of,
    "unit": lambda document: document["quantity"].get("unit", "unknown"),
    **{
        name: (lambda document, name=name: document.get(name, "unknown"))
        for name in ("exporter", "reporter", "measure", "product", "flow")
    },
}


def collide(one, other, aggregates):
    """Whether two figures of one group cannot be put together; a brute-force reading of the rules."""
    quantities = one["quantity"], other["quantity"]
    compared = one["measure"] == other["measure"] and quantities[0].get("unit") == quantities[1].get("unit")
    if not compared or any(quantity.get("operator", "eq") != "eq" for quantity in quantities):
        return True
    if "sum" not in aggregates:
        return False
    if one["measure"] == "growth" or any(one.get(n) != other.get(n) for n in ("reporter", "flow", "product")):
        return True
    sides = [(document["exporter"], document["importer"]) for document in (one, other)]
    if sides[0] != sides[1]:
        return "XAS" in sides[0] + sides[1]
    days = days_of(one), days_of(other)
    return None in days or (days[0][0] <= days[1][1] and days[1][0] <= days[0][1])


def in_python(documents, by, aggregates):
    """The groups of documents; a set of pairs instead if some collide."""
    grouped = {}
    for document in documents:
        grouped.setdefault(tuple(VALUE[name](document) for name in by), []).append(document)
    colliding = {
        frozenset((f"trade_figure/{one['id']}", f"trade_figure/{other['id']}"))
        for members in grouped.values()
        for one, other in combinations(members, 2)
        if aggregates is not None and collide(one, other, aggregates)
    }
    return colliding or {key: said(members) for key, members in grouped.items()}


def said(members):
    exact = [Fraction(each["quantity"]["amount"]) for each in members]
    return len(members), sum(exact), min(exact), max(exact)


ANY = figures(PERIODS, CODES, {"reporter", "measure", "product", "flow", "operator", "unit"})
SUMMABLE = figures(WHOLE, ("CHN", "VNM", "USA"), set())
BY = st.lists(st.sampled_from(sorted(VALUE)), min_size=1, max_size=2, unique=True)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.one_of(ANY, SUMMABLE), by=BY, aggregates=st.sets(st.sampled_from(AGGREGATES)))
def test_groups_equal_those_of_the_export(countries, drawn, by, aggregates):
    store(drawn)
    rows, dimensions = TradeFigure.objects.published(), DIMENSIONS["trade_figure"]
    amounts_asked = aggregates - {"count"}
    expected = in_python(exported(), by, aggregates)

    by_name = {name: dimensions[name] for name in by}
    if amounts_asked and isinstance(expected, set):
        with pytest.raises(FiguresCollide) as refusal:
            groups(rows, by_name, sorted(aggregates))
        assert frozenset(refusal.value.pair) in expected
        return
    found = groups(rows, by_name, sorted(aggregates))
    said_of = {tuple(group.group.values()): group for group in found}
    assert list(said_of) == sorted(said_of, key=lambda key: [(name == "unknown", name) for name in key])
    if isinstance(expected, set):
        expected = in_python(exported(), by, None)
    assert said_of.keys() == expected.keys()
    for key, (count, *told) in expected.items():
        group = said_of[key]
        shown = {name: getattr(group, name) for name in ("sum", "min", "max")}
        assert group.count == count
        assert {name: amount and Fraction(amount["amount"]) for name, amount in shown.items()} == {
            name: value if name in amounts_asked else None for name, value in zip(shown, told, strict=True)
        }
