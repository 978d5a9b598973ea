"""Groups of figures equal those that Python computes from the exported documents."""

from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.documents.document import from_record
from relations.errors import FiguresNotAdditive
from relations.models import TradeFigure
from relations.queries.aggregation.groups import AGGREGATES, groups
from relations.queries.record.loading import loaded
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
SEPARATE_PERIODS = ("2019", "2020", "2021", "2022", "2023-01/2023-06", "2023-07/2023-12")


@pytest.fixture
def countries():
    for code in CODES:
        CountryFactory(id=code, kind="group" if code == "XAS" else "state")


def amount_texts():
    """Amounts with up to the maximum number of digits, of both signs, as text."""
    integers, decimals = st.integers(0, 10**20 - 1), st.integers(0, 10**10 - 1)
    texts = st.builds("{}{}.{:010d}".format, st.sampled_from(["", "-"]), integers, decimals)
    return texts.map(lambda text: Quantity.from_parts(text).amount_text)


def figures(periods, codes, varied):
    """Figures with different identities. `varied` are the fields in which they may differ."""
    fields = {
        "exporter_id": st.sampled_from(codes),
        "importer_id": st.sampled_from(codes),
        "reporter_id": st.sampled_from([None, "CHN", "VNM"]) if "reporter" in varied else st.none(),
        "measure": st.sampled_from(["value", "growth"]) if "measure" in varied else st.just("value"),
        "product": st.sampled_from([None, "fruit"]) if "product" in varied else st.none(),
        "flow": st.sampled_from(["export", "import"]) if "flow" in varied else st.just("export"),
        "period": st.sampled_from(periods),
        "amount": amount_texts(),
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
    for number, figure_fields in enumerate(drawn):
        fields = dict(figure_fields)
        parts = {name: fields.pop(name) for name in ("amount", "operator", "rounded_to", "unit")}
        figure = TradeFigure(slug=f"figure-{number}", publication="published", **fields)
        figure.quantity = Quantity.from_parts(**parts)
        figure.save()


def export_documents():
    """The documents of all figures, as in an export."""
    return [from_record(record).data for record in loaded(TradeFigure).order_by("slug")]


def year_of(document):
    days = days_of(document)
    return str(days[0].year) if days and days[0].year == days[1].year else "unknown"


def days_of(document):
    """The first and the last day that a figure covers; None if they are not certain."""
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


def is_not_additive(one, other, aggregates):
    """Whether two figures of a group cannot be aggregated, by a direct reading of the rules."""
    quantities = one["quantity"], other["quantity"]
    compared = one["measure"] == other["measure"] and quantities[0].get("unit") == quantities[1].get("unit")
    if not compared or any(quantity.get("operator", "eq") != "eq" for quantity in quantities):
        return True
    if "sum" not in aggregates:
        return False
    if one["measure"] == "growth" or any(one.get(n) != other.get(n) for n in ("reporter", "flow", "product")):
        return True
    participants = [(document["exporter"], document["importer"]) for document in (one, other)]
    if participants[0] != participants[1]:
        return "XAS" in participants[0] + participants[1]
    days = days_of(one), days_of(other)
    return None in days or (days[0][0] <= days[1][1] and days[1][0] <= days[0][1])


def group_in_python(documents, by, aggregates):
    """The groups of documents, or a set of the pairs that cannot be aggregated."""
    grouped = {}
    for document in documents:
        grouped.setdefault(tuple(VALUE[name](document) for name in by), []).append(document)
    not_additive = {
        frozenset((f"trade_figure/{one['id']}", f"trade_figure/{other['id']}"))
        for members in grouped.values()
        for one, other in combinations(members, 2)
        if aggregates is not None and is_not_additive(one, other, aggregates)
    }
    return not_additive or {key: aggregate(members) for key, members in grouped.items()}


def aggregate(members):
    """Count, sum, minimum and maximum of documents."""
    exact = [Fraction(each["quantity"]["amount"]) for each in members]
    return len(members), sum(exact), min(exact), max(exact)


ANY = figures(PERIODS, CODES, {"reporter", "measure", "product", "flow", "operator", "unit"})
SUMMABLE = figures(SEPARATE_PERIODS, ("CHN", "VNM", "USA"), set())
BY = st.lists(st.sampled_from(sorted(VALUE)), min_size=1, max_size=2, unique=True)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.one_of(ANY, SUMMABLE), by=BY, aggregates=st.sets(st.sampled_from(AGGREGATES)))
def test_groups_equal_those_of_the_export(countries, drawn, by, aggregates):
    store(drawn)
    rows, dimensions = TradeFigure.objects.published(), TradeFigure.dimensions
    requested_aggregates = aggregates - {"count"}
    expected = group_in_python(export_documents(), by, aggregates)

    by_name = {name: dimensions[name] for name in by}
    if requested_aggregates and isinstance(expected, set):
        with pytest.raises(FiguresNotAdditive) as caught:
            groups(rows, by_name, sorted(aggregates))
        assert frozenset(caught.value.pair) in expected
        return
    found = groups(rows, by_name, sorted(aggregates))
    groups_by_key = {tuple(group.group.values()): group for group in found}
    assert list(groups_by_key) == sorted(
        groups_by_key, key=lambda key: [(name == "unknown", name) for name in key]
    )
    if isinstance(expected, set):
        expected = group_in_python(export_documents(), by, None)
    assert groups_by_key.keys() == expected.keys()
    for key, (count, *expected_amounts) in expected.items():
        group = groups_by_key[key]
        amounts = {name: getattr(group, name) for name in ("sum", "min", "max")}
        assert group.count == count
        assert {name: amount and Fraction(amount["amount"]) for name, amount in amounts.items()} == {
            name: value if name in requested_aggregates else None
            for name, value in zip(amounts, expected_amounts, strict=True)
        }
