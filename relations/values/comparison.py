"""How the value of a claim relates to the value of a record, or to the value of another claim.

A value is compared as the set of its interpretations: the cases in which it is true. If claim and record are
swapped, agrees and contradicts stay the same; refines becomes compatible.
"""

from collections.abc import Collection
from enum import StrEnum

from relations.values.edtf import interpretations
from relations.values.edtf.unspecified_year import in_years_of
from relations.values.period import Period, Reading
from relations.values.quantity import Quantity
from relations.values.reference import Reference
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
    "claim_standing",
    "compare",
    "compare_member",
    "contradict",
]

Value = Period | Quantity | Reference | Text | Choice | Boolean | Words

COUNTED_UNITS = frozenset({"", "persons", "projects"})
"""Units whose amounts, if whole, are compared as whole numbers: more than 30 persons is at least 31."""


class Standing(StrEnum):
    """How a claim relates to the value of a record."""

    AGREES = "agrees"
    REFINES = "refines"
    COMPATIBLE = "compatible"
    CONTRADICTS = "contradicts"
    SUPERSEDED = "superseded"
    UNPARSED = "unparsed"


class Modality(StrEnum):
    """How a source states a value: as a fact, a plan, a proposal, or a judgement of its author."""

    REPORTED = "reported"
    PLANNED = "planned"
    PROPOSED = "proposed"
    ASSESSED = "assessed"


_INTENDED = (Modality.PLANNED, Modality.PROPOSED)
_INSIDE = (Standing.AGREES, Standing.REFINES)


def claim_standing(
    claim: Value | None,
    record: Value | None,
    *,
    modality: str = Modality.REPORTED,
    negated: bool = False,
    reading: Reading = Reading.SOME_TIME_IN,
) -> Standing:
    """The standing of a claim, with its modality and negation, relative to the value of the record.

    A plan or proposal that did not happen as stated is superseded, and an assessment is at most compatible:
    neither contradicts the record.
    """
    found = compare(claim, record, reading=reading)
    if negated:
        found = _negated(found, compare(record, claim, reading=reading))
    if found is not Standing.CONTRADICTS:
        return found
    if modality in _INTENDED:
        return Standing.SUPERSEDED
    return Standing.COMPATIBLE if modality == Modality.ASSESSED else found


def compare(
    claim: Value | None, record: Value | None, *, reading: Reading = Reading.SOME_TIME_IN
) -> Standing:
    """The standing of a reported value relative to the record. Values of different types are unparsed."""
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
    """The standing of a claim on one member relative to a set: the best standing among its members.

    A claim that matches no member is unparsed, not a contradiction, because sources rarely list all members.
    A negated claim contradicts the set if it denies a member, and is compatible with it otherwise.
    """
    found = {claim_standing(claim, member, negated=negated) for member in members}
    if not negated:
        best_first = (Standing.AGREES, Standing.REFINES, Standing.COMPATIBLE)
        return next((each for each in best_first if each in found), Standing.UNPARSED)
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
    """Whether two claims cannot both be true. The order of the claims does not matter.

    Assessments never contradict. A plan and a report do not, because the report supersedes the plan. Two
    negated claims can both be true.
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
    """A negated claim contradicts a record inside the denied value, and agrees with one outside it."""
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
    """An interval without a year is compared once in each year of the other period."""
    if claim == record:
        return Standing.AGREES
    if found := {_compare_interpretations(each, record, reading) for each in in_years_of(claim, record)}:
        return Standing.CONTRADICTS if found == {Standing.CONTRADICTS} else Standing.COMPATIBLE
    if found := {_compare_interpretations(claim, each, reading) for each in in_years_of(record, claim)}:
        best_first = (Standing.COMPATIBLE, Standing.CONTRADICTS)
        return (
            Standing.REFINES if found & set(_INSIDE) else next(each for each in best_first if each in found)
        )
    return _compare_interpretations(claim, record, reading)


def _compare_interpretations(claim: Period, record: Period, reading: Reading) -> Standing:
    """Compare by interpretations. A doubtful period does not agree with a certain one, nor refine it.

    A coarse value contradicts only a period that it does not touch: October is compatible with a stay from
    30 October to 1 November.
    """
    if claim == record:
        return Standing.AGREES
    ours, theirs = interpretations.interpretations_of(claim, record, reading)
    claim_inside = interpretations.is_inside(ours, theirs) and claim.is_doubtful <= record.is_doubtful
    record_inside = interpretations.is_inside(theirs, ours) and record.is_doubtful <= claim.is_doubtful
    return _by_inclusion(
        claim_inside,
        record_inside,
        interpretations.overlap(ours, theirs) or interpretations.touch(ours, theirs),
    )


def _compare_quantities(claim: Quantity, record: Quantity) -> Standing:
    """Compare by the numbers that each can mean; whole numbers for counted units."""
    if claim.unit != record.unit:
        return Standing.UNPARSED
    ours, theirs = claim.interval(), record.interval()
    if claim.unit in COUNTED_UNITS and claim.is_whole and record.is_whole:
        ours, theirs = ours.in_whole_numbers(), theirs.in_whole_numbers()
    return _by_inclusion(theirs.contains(ours), ours.contains(theirs), ours.meets(theirs))


def _compare_references(claim: Reference, record: Reference) -> Standing:
    """A place refines the place that contains it. An organ of a country is compatible with the country."""
    if claim == record:
        return Standing.AGREES
    if record.denoted in claim.within:
        return Standing.REFINES
    related = claim.denoted in record.within | record.organ_of or record.denoted in claim.organ_of
    return Standing.COMPATIBLE if related else Standing.CONTRADICTS


def _compare_words(claim: Value | None, record: Value | None) -> Standing:
    match claim, record:
        case Text(), Text():
            is_same = folded(claim.text) in record.wordings() or folded(record.text) in claim.wordings()
            return Standing.AGREES if is_same else Standing.UNPARSED
        case Choice(), Choice():
            return _compare_choices(claim, record)
        case Boolean(), Boolean():
            return Standing.AGREES if claim.value is record.value else Standing.CONTRADICTS
        case _:
            return Standing.UNPARSED


def _compare_choices(claim: Choice, record: Choice) -> Standing:
    if claim.value == record.value:
        return Standing.AGREES
    if record.value in claim.broader_values:
        return Standing.REFINES
    if claim.value in record.broader_values:
        return Standing.COMPATIBLE
    return Standing.SUPERSEDED if claim.value in record.earlier else Standing.CONTRADICTS
