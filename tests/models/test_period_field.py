"""A period keeps its expression as written, and its bounds are always computed from it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from relations.errors import InvalidPeriod
from relations.models import Tenure, Visit
from relations.models.period_field import BOUNDS, PeriodField
from relations.values.period import Period, Reading
from tests.factories import AgreementPartyFactory, VisitFactory
from tests.models.test_constraints import MODELS

DECEMBER = [date(2023, 12, 1), date(2023, 12, 31), date(2023, 12, 1), date(2023, 12, 31)]
ALL_OF_DECEMBER = [date(2023, 12, 1), date(2023, 12, 1), date(2023, 12, 31), date(2023, 12, 31)]
NOTHING = [None] * 4


def bounds(record, name="period"):
    return [getattr(record, f"{name}_{bound}") for bound in BOUNDS]


@pytest.mark.parametrize(("model", "expected"), [(Visit, DECEMBER), (Tenure, ALL_OF_DECEMBER)])
def test_construction_computes_bounds_by_the_reading_of_the_model(model, expected):
    assert bounds(model(period="2023-12")) == expected


def test_assignment_computes_bounds_and_none_empties_them():
    visit = Visit()
    assert bounds(visit) == NOTHING

    visit.period = "2023-12"
    assert visit.period == Period.parse("2023-12")
    assert bounds(visit) == DECEMBER

    visit.period = None
    assert visit.period is None
    assert bounds(visit) == NOTHING


@pytest.mark.parametrize("given", ["2023-12", Period.parse("2023-12")])
def test_text_and_period_may_be_assigned(given):
    assert bounds(Visit(period=given)) == DECEMBER


def test_given_bounds_are_ignored():
    visit = Visit(period="2023-12", period_starts_earliest=date(1999, 1, 1))

    assert bounds(visit) == DECEMBER


def test_impossible_date_is_refused_on_assignment():
    with pytest.raises(InvalidPeriod, match="1976-06-31"):
        Visit(period="1976-06-31")


def test_the_form_field_reports_an_impossible_date():
    with pytest.raises(ValidationError, match="1976-06-31"):
        Visit._meta.get_field("period").clean("1976-06-31", Visit())


@pytest.mark.parametrize(
    "edtf",
    ["2023-12-12/2023-12-13", "[..2023-12]", "XXXX-12-12/XXXX-12-13", "1983~", "2020-02/..", "2023-12-12/"],
)
@pytest.mark.django_db
def test_stored_period_is_loaded_as_written_with_its_bounds(edtf):
    visit = VisitFactory(period=edtf)

    loaded = Visit.objects.get(slug=visit.slug)

    assert str(loaded.period) == edtf
    assert bounds(loaded) == bounds(Visit(period=edtf))


@pytest.mark.django_db
def test_bounds_are_stored_in_columns():
    VisitFactory(period="2023-12")

    with connection.cursor() as cursor:
        names = ", ".join(f"period_{bound}" for bound in BOUNDS)
        cursor.execute(f"SELECT period, {names} FROM relations_visit")
        period, *stored = cursor.fetchone()

    assert period == "2023-12"
    assert list(map(str, stored)) == list(map(str, DECEMBER))


@pytest.mark.django_db
def test_deferred_period_loads_with_its_bounds():
    VisitFactory(period="2023-12")

    visit = Visit.objects.only("slug").get()

    assert visit.period == Period.parse("2023-12")
    assert bounds(visit) == DECEMBER


@pytest.mark.django_db
def test_rows_can_be_filtered_by_bounds():
    VisitFactory(id="december", period="2023-12")
    VisitFactory(id="unknown", period=None)

    found = Visit.objects.filter(
        period_starts_earliest__lte="2023-12-05", period_ends_latest__gte="2023-12-05"
    )

    assert [visit.slug for visit in found] == ["december"]


@pytest.mark.django_db
def test_date_without_bounds_is_kept_as_written():
    party = AgreementPartyFactory(signed_on="2023-12~")

    party.refresh_from_db()

    assert str(party.signed_on) == "2023-12~"
    assert not hasattr(party, "signed_on_starts_earliest")


def test_every_model_declares_how_a_coarse_date_is_read():
    readings = {
        f"{model.__name__}.{field.name}": field.reading
        for model in MODELS
        for field in model._meta.fields
        if isinstance(field, PeriodField)
    }
    complete = {name for name, reading in readings.items() if reading is Reading.ALL_OF_IT}

    assert {"Country.period", "Partnership.period", "Tenure.period", "TradeFigure.period"} <= complete
    assert complete.isdisjoint({"Visit.period", "Meeting.period", "Agreement.signed", "Statement.period"})
