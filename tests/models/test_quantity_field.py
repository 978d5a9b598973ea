"""A quantity is exact on both databases, and its number column serves filters."""

from decimal import Decimal

import pytest

from relations.models import Agreement, TradeFigure
from relations.values.quantity import Quantity
from tests.factories import AgreementFactory, TradeFigureFactory

LONG = "12345678901234567890.0123456789"  # 30 digits; a float keeps 15


@pytest.mark.parametrize("amount", ["36", "0", "0.5", "-0.0000000001", "230204651000", LONG, "9" * 30])
@pytest.mark.django_db
def test_amount_is_exact_as_written(amount):
    created = TradeFigureFactory(quantity={"amount": amount, "unit": "USD"})

    figure = TradeFigure.objects.get(pk=created.pk)

    assert figure.quantity == Quantity.from_parts(amount, unit="USD")
    assert figure.quantity_amount == amount
    assert figure.quantity.amount == Decimal(amount)


@pytest.mark.parametrize(
    "portable",
    [
        {"amount": "230200000000", "rounded_to": "100000000", "unit": "USD"},
        {"amount": "30", "operator": "gt"},
        {"amount": "33.3", "operator": "approx", "unit": "percent"},
        {"amount": "0", "unit": "persons"},
    ],
)
@pytest.mark.django_db
def test_operator_rounding_and_unit_are_kept(portable):
    created = TradeFigureFactory(quantity=portable)

    assert TradeFigure.objects.get(pk=created.pk).quantity.to_portable() == portable


@pytest.mark.django_db
def test_a_missing_quantity_is_none_and_a_stated_zero_is_not():
    missing, zero = AgreementFactory(), AgreementFactory(item_count={"amount": "0"})

    assert Agreement.objects.get(pk=missing.pk).item_count is None
    assert Agreement.objects.get(pk=zero.pk).item_count == Quantity.from_parts("0")


def test_none_empties_every_column():
    agreement = Agreement()
    agreement.item_count = Quantity.from_parts("36", rounded_to="1", unit="documents")
    agreement.item_count = None

    assert {
        getattr(agreement, f"item_count_{part}")
        for part in ("amount", "operator", "rounded_to", "unit", "number")
    } == {None}


@pytest.mark.django_db
def test_rows_can_be_filtered_and_ordered_by_number():
    for amount in ("9", "100", "20.5"):
        TradeFigureFactory(
            id=f"figure-{amount.replace('.', '-')}", quantity={"amount": amount, "unit": "USD"}
        )

    found = TradeFigure.objects.filter(quantity_number__gte=Decimal("20.5")).order_by("quantity_number")

    assert [figure.quantity_amount for figure in found] == ["20.5", "100"]
