"""How the value of a claim stands to the value of a record, or to that of another claim.

Every value stands for the set of worlds in which it is true. Mirror law: agrees, contradicts and overlap are
symmetric; refines, and compatible by inclusion, swap.
"""

from collections.abc import Collection
from enum import StrEnum

from relations.values import worlds
from relations.values.period import Period, Reading
from relations.values.quantity import Quantity
from relations.values.reference import Reference
from relations.values.unsaid_year import in_years_of
from relations.values.wording import Boolean, Choice, Text, Words, folded

__all__ = [
    "Boolean",
    "Choice",
    "Modality",
    "Reference",
    "Standing",
    "Text",
    "Value",
    "Words",
    "compare",
    "compare_member",
    "contradict",
    "standing",
]

Value = Period | Quantity | Reference | Text | Choice | Boolean | Words

COUNTED_UNITS = frozenset({"", "persons", "projects"})
"""Units of things that come in whole numbers only, when the amounts are whole."""


class Standing(StrEnum):
    """How a claim relates to the record's value."""

    AGREES = "agrees"
    REFINES = "refines"
    COMPATIBLE = "compatible"
    CONTRADICTS = "contradicts"
    OVERTAKEN = "overtaken"
    UNPARSED = "unparsed"


class Modality(StrEnum):
    """How a source says it: as done, as meant, as suggested, or as its author's judgement."""

    REPORTED = "reported"
    PLANNED = "planned"
    PROPOSED = "proposed"
    ASSESSED = "assessed"


_INTENDED = (Modality.PLANNED, Modality.PROPOSED)
_INSIDE = (Standing.AGREES, Standing.REFINES)


def standing(
    claim: Value | None,
    record: Value | None,
    *,
    modality: str = Modality.REPORTED,
    negated: bool = False,
    reading: Reading = Reading.SOME_TIME_IN,
) -> Standing:
    """How a claim, with its modality and negation, stands to the record's value.

    What was planned or proposed and came otherwise is overtaken; a judgement never contradicts.
    """
    found = compare(claim, record, reading=reading)
    if negated:
        found = _negated(found, compare(record, claim, reading=reading))
    if found is not Standing.CONTRADICTS:
        return found
    if modality in _INTENDED:
        return Standing.OVERTAKEN
    return Standing.COMPATIBLE if modality == Modality.ASSESSED else found


def compare(
    claim: Value | None, record: Value | None, *, reading: Reading = Reading.SOME_TIME_IN
) -> Standing:
    """How a plain reported value stands to the record's; values of different kinds are unparsed."""
    match claim, record:
        case Period(), Period():
            return _compare_periods(claim, record, reading)
        case Quantity(), Quantity():
            return _compare_quantities(claim, record)
        case Reference(), Reference():
            return _compare_references(claim, record)
        case _:
            return _compare_words(claim, record)


def compare_member(claim: Value | None, members: Collection[Value], *, negated: bool = False) -> Standing:
    """How a claim on one member stands to a set: as to the member it is nearest to.

    Silence is no claim: what is no member is unparsed, a to-do. A negated claim contradicts a member that is
    what it denies; denying what is not in the set is compatible with it.
    """
    found = {standing(claim, member, negated=negated) for member in members}
    if not negated:
        nearest = (Standing.AGREES, Standing.REFINES, Standing.COMPATIBLE)
        return next((degree for degree in nearest if degree in found), Standing.UNPARSED)
    if Standing.CONTRADICTS in found:
        return Standing.CONTRADICTS
    return Standing.UNPARSED if claim is None or found == {Standing.UNPARSED} else Standing.COMPATIBLE


def contradict(
    first: Value | None,
    second: Value | None,
    *,
    reading: Reading = Reading.SOME_TIME_IN,
    modalities: tuple[str, str] = (Modality.REPORTED, Modality.REPORTED),
    negated: tuple[bool, bool] = (False, False),
) -> bool:
    """Whether two claims cannot both be true; the same in either order.

    Judgements never contradict, an intention is overtaken by a report, and two denials can both be true.
    """
    if Modality.ASSESSED in modalities or (modalities[0] in _INTENDED) != (modalities[1] in _INTENDED):
        return False
    pairs = ((first, second), (second, first))
    if negated == (False, False):
        return all(compare(one, other, reading=reading) is Standing.CONTRADICTS for one, other in pairs)
    if negated == (True, True):
        return False
    denied, asserted = pairs[0] if negated[0] else pairs[1]
    return compare(asserted, denied, reading=reading) in _INSIDE


def _negated(found: Standing, mirrored: Standing) -> Standing:
    """Of a claim that denies: a record inside what is denied contradicts, one wholly outside agrees."""
    if mirrored in _INSIDE:
        return Standing.CONTRADICTS
    if found is Standing.UNPARSED:
        return found
    return Standing.AGREES if found is Standing.CONTRADICTS else Standing.COMPATIBLE


def _by_inclusion(claim_inside: bool, record_inside: bool, meeting: bool) -> Standing:
    if claim_inside:
        return Standing.AGREES if record_inside else Standing.REFINES
    return Standing.COMPATIBLE if record_inside or meeting else Standing.CONTRADICTS


def _compare_periods(claim: Period, record: Period, reading: Reading) -> Standing:
    """Digit by digit where an interval says no year, then by the worlds they denote."""
    if claim == record:
        return Standing.AGREES
    if found := {_compare_worlds(each, record, reading) for each in in_years_of(claim, record)}:
        return Standing.CONTRADICTS if found == {Standing.CONTRADICTS} else Standing.COMPATIBLE
    if found := {_compare_worlds(claim, each, reading) for each in in_years_of(record, claim)}:
        nearest = (Standing.COMPATIBLE, Standing.CONTRADICTS)
        return Standing.REFINES if found & set(_INSIDE) else next(each for each in nearest if each in found)
    return _compare_worlds(claim, record, reading)


def _compare_worlds(claim: Period, record: Period, reading: Reading) -> Standing:
    """By the worlds they denote; only a doubtful period leaves room for being otherwise.

    A coarse value contradicts only what it does not touch: October, and a stay from 30 October to 1 November.
    """
    if claim == record:
        return Standing.AGREES
    ours, theirs = worlds.worlds_of(claim, record, reading)
    claim_inside = worlds.is_inside(ours, theirs) and claim.is_doubtful <= record.is_doubtful
    record_inside = worlds.is_inside(theirs, ours) and record.is_doubtful <= claim.is_doubtful
    return _by_inclusion(
        claim_inside, record_inside, worlds.overlap(ours, theirs) or worlds.touch(ours, theirs)
    )


def _compare_quantities(claim: Quantity, record: Quantity) -> Standing:
    """By the numbers they denote: whole ones where whole things are counted."""
    if claim.unit != record.unit:
        return Standing.UNPARSED
    ours, theirs = claim.interval(), record.interval()
    if claim.unit in COUNTED_UNITS and claim.is_whole and record.is_whole:
        ours, theirs = ours.in_whole_numbers(), theirs.in_whole_numbers()
    return _by_inclusion(theirs.contains(ours), ours.contains(theirs), ours.meets(theirs))


def _compare_references(claim: Reference, record: Reference) -> Standing:
    """By what they denote; a place refines the place it lies in, an organ is compatible with its country."""
    if claim == record:
        return Standing.AGREES
    if record.denoted in claim.within:
        return Standing.REFINES
    related = claim.denoted in record.within | record.organ_of or record.denoted in claim.organ_of
    return Standing.COMPATIBLE if related else Standing.CONTRADICTS


def _compare_words(claim: Value | None, record: Value | None) -> Standing:
    match claim, record:
        case Text(), Text():
            named = folded(claim.text) in record.wordings() or folded(record.text) in claim.wordings()
            return Standing.AGREES if named else Standing.UNPARSED
        case Choice(), Choice():
            return _compare_choices(claim, record)
        case Boolean(), Boolean():
            return Standing.AGREES if claim.value is record.value else Standing.CONTRADICTS
        case _:
            return Standing.UNPARSED


def _compare_choices(claim: Choice, record: Choice) -> Standing:
    if claim.value == record.value:
        return Standing.AGREES
    if record.value in claim.broader:
        return Standing.REFINES
    if claim.value in record.broader:
        return Standing.COMPATIBLE
    return Standing.OVERTAKEN if claim.value in record.earlier else Standing.CONTRADICTS
