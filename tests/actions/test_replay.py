"""History is enough to rebuild the data."""

import pytest

from relations.actions.correction import correct
from relations.actions.creation import create
from relations.actions.replay import replay
from relations.models import Revision, TradeFigure
from tests.actions.world import (
    AT,
    claims_of,
    data_of,
    derived,
    history,
    make_world,
    rolled_back,
    said,
    stored,
)

pytestmark = pytest.mark.django_db


def test_replay_of_nothing_is_nothing():
    replay([])

    assert stored() == {}


def test_replay_rebuilds_records_derived_data_and_history():
    with rolled_back():
        make_world()
        expected = stored(), derived(), history()
        revisions = list(Revision.objects.all())

    replay(revisions)

    assert (stored(), derived(), history()) == expected


def test_replay_gives_an_identity_to_one_figure_after_another():
    """At first both figures were of 2022, though never at once."""
    with rolled_back():
        make_world()
        figure = TradeFigure.objects.get(slug="exports-2022")
        period = [said("alpha#2", "2021", "2021")]
        changes = {"period": "2021", "claims": claims_of(figure, period=period)}
        correct(figure, changes, by="anna", at=AT, reason="Misread.")
        again = data_of(TradeFigure.objects.get(slug="exports-2023")) | {"id": "again", "period": "2022"}
        create("trade_figure", {key: again[key] for key in again if key != "claims"}, by="binh", at=AT)
        expected = stored(), history()
        revisions = list(Revision.objects.all())

    replay(revisions)

    assert (stored(), history()) == expected
