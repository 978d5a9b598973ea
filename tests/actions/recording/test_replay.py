"""The history alone rebuilds the data."""

import pytest

from relations.actions.changes.correction import correct
from relations.actions.changes.creation import create
from relations.actions.recording.replay import replay
from relations.models import Revision, TradeFigure
from tests.actions.world import (
    AT,
    claims_of,
    data_of,
    derived,
    history,
    make_claim,
    make_world,
    rolled_back,
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


def test_replay_allows_two_figures_to_have_the_same_identity_at_different_times():
    """Both figures are of 2022 when they are created, but not at the same time."""
    with rolled_back():
        make_world()
        figure = TradeFigure.objects.get(slug="exports-2022")
        period = [make_claim("alpha#2", "2021", "2021")]
        changes = {"period": "2021", "claims": claims_of(figure, period=period)}
        correct(figure, changes, by="anna", at=AT, reason="Misread.")
        again = data_of(TradeFigure.objects.get(slug="exports-2023")) | {"id": "again", "period": "2022"}
        create("trade_figure", {key: again[key] for key in again if key != "claims"}, by="binh", at=AT)
        expected = stored(), history()
        revisions = list(Revision.objects.all())

    replay(revisions)

    assert (stored(), history()) == expected
