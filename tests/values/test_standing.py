"""Claims with a modality, denials, members of a set, and pairs of claims."""

import pytest

from relations.values.comparison import (
    Choice,
    Reference,
    Standing,
    Text,
    claim_standing,
    compare_member,
    contradict,
)
from relations.values.period import Period

AGREES, REFINES, COMPATIBLE = Standing.AGREES, Standing.REFINES, Standing.COMPATIBLE
CONTRADICTS, SUPERSEDED, UNPARSED = Standing.CONTRADICTS, Standing.SUPERSEDED, Standing.UNPARSED

HANOI = Reference("place", "hanoi", within=frozenset({("country", "VNM")}))
PALACE = Reference("place", "presidential-palace", within=frozenset({("place", "hanoi"), ("country", "VNM")}))
VIETNAM, CHINA = Reference("country", "VNM"), Reference("country", "CHN")
MINISTRY = Reference("organisation", "mofcom", organ_of=frozenset({("country", "CHN")}))
STATE, OFFICIAL = Choice("state", broader_values=frozenset({"official"})), Choice("official")
COMPLETED = Choice("completed", earlier=frozenset({"announced", "under_way"}))
SOUTH_SEA = Text("South China Sea", synonyms=frozenset({"East Sea", "Biển Đông"}))


@pytest.mark.parametrize(
    ("modality", "claim", "record", "expected"),
    [
        ("reported", "2022-10", "2022-11", CONTRADICTS),
        ("planned", "2022-10", "2022-11", SUPERSEDED),
        ("proposed", "2022-10", "2022-11", SUPERSEDED),
        ("assessed", "2022-10", "2022-11", COMPATIBLE),
        ("planned", "2022-10", "2022-10", AGREES),
        ("assessed", "2022-10", "2022", REFINES),
    ],
)
def test_modality(modality, claim, record, expected):
    assert claim_standing(Period.parse(claim), Period.parse(record), modality=modality) is expected


@pytest.mark.parametrize(
    ("claim", "record", "expected"),
    [
        (CHINA, CHINA, CONTRADICTS),
        (CHINA, VIETNAM, AGREES),
        (MINISTRY, CHINA, COMPATIBLE),
        (HANOI, PALACE, CONTRADICTS),
        (PALACE, HANOI, COMPATIBLE),
        (OFFICIAL, STATE, CONTRADICTS),
        (STATE, OFFICIAL, COMPATIBLE),
        (Choice("announced"), COMPLETED, COMPATIBLE),
        (Period.parse("2022"), Period.parse("2022-10"), CONTRADICTS),
        (Period.parse("2022-10"), Period.parse("2022"), COMPATIBLE),
        (Period.parse("2022-10"), Period.parse("2023"), AGREES),
        (Text("East Sea"), SOUTH_SEA, CONTRADICTS),
        (Text("Another"), SOUTH_SEA, UNPARSED),
        (None, CHINA, UNPARSED),
    ],
)
def test_a_denial_contradicts_a_record_inside_what_it_denies(claim, record, expected):
    assert claim_standing(claim, record, negated=True) is expected


def test_a_planned_denial_that_happened_differently_is_superseded():
    assert claim_standing(CHINA, CHINA, negated=True, modality="planned") is SUPERSEDED


@pytest.mark.parametrize(
    ("claim", "members", "negated", "expected"),
    [
        (CHINA, [VIETNAM, CHINA], False, AGREES),
        (CHINA, [VIETNAM], False, UNPARSED),
        (CHINA, [], False, UNPARSED),
        (PALACE, [VIETNAM, HANOI, PALACE], False, AGREES),
        (PALACE, [CHINA, HANOI], False, REFINES),
        (MINISTRY, [VIETNAM, CHINA], False, COMPATIBLE),
        (CHINA, [VIETNAM, CHINA], True, CONTRADICTS),
        (CHINA, [VIETNAM], True, COMPATIBLE),
        (CHINA, [], True, COMPATIBLE),
        (None, [CHINA], True, UNPARSED),
        (None, [], True, UNPARSED),
        (Text("Eastern Sea"), [SOUTH_SEA], True, UNPARSED),
    ],
)
def test_member_of_a_set(claim, members, negated, expected):
    assert compare_member(claim, members, negated=negated) is expected
    assert compare_member(claim, members[::-1], negated=negated) is expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, True),
        ({"modalities": ("planned", "reported")}, False),
        ({"modalities": ("planned", "proposed")}, True),
        ({"modalities": ("reported", "assessed")}, False),
        ({"negated": (True, True)}, False),
        ({"negated": (True, False)}, False),
    ],
)
def test_pairs_of_claims(options, expected):
    assert contradict(CHINA, VIETNAM, **options) is expected
    assert contradict(VIETNAM, CHINA, **{name: pair[::-1] for name, pair in options.items()}) is expected


def test_a_denial_contradicts_a_claim_of_the_same():
    assert contradict(CHINA, CHINA, negated=(True, False))
    assert contradict(PALACE, HANOI, negated=(False, True))
    assert not contradict(PALACE, HANOI, negated=(True, False))


def test_statuses_of_one_history_do_not_contradict_in_either_order():
    assert not contradict(Choice("announced"), COMPLETED)
    assert not contradict(COMPLETED, Choice("announced"))
    assert contradict(COMPLETED, Choice("cancelled"))
