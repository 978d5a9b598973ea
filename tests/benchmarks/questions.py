"""Query strings for every filter of every list: values that few rows have, and common ones."""

from relations.models import KINDS
from tests.benchmarks.question import COUNTRIES
from tests.kinds import OF_KIND

FACTS = ("kind=visit", "kind=meeting", "record=meeting/{meeting}", "fact=period", "fact=nothing")
QUESTIONS = {
    **{KINDS[noun].resource(): kind.QUESTIONS for noun, kind in OF_KIND.items()},
    "claims": (
        *FACTS,
        "q=bbcde",
        "q=bbbbb",
        "q=nothing",
        "source=source-7",
        "paragraph=7",
        "source=source-7&paragraph=7",
        "standing=contradicts",
        "value=choice:state",
        "value=period:1979-05-03",
        "modality=reported",
        "modality=assessed",
        "attributed_to=speaker 6",
        "asserted_by=speaker 6",
        "has_conflict=true",
        "has_conflict=false",
        "negated=true",
        "negated=false",
        "deprecated=true",
        "deprecated=false",
    ),
    "conflicts": (*FACTS, *COUNTRIES, "source=source-7", "asserted_by=speaker 6", "standing=contradicts"),
}
