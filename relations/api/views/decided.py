"""Decisions on records beyond single corrections: which of several readings holds."""

import re
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from relations.actions import choosing
from relations.actions.outcome import Outcome
from relations.api import asked
from relations.api.views.written import OUTCOME, WrittenRecordViewSet, fact_of, refuse_others
from relations.documents.choice import Choice
from relations.documents.fault import Faults
from relations.errors import InvalidDocument, InvalidDocuments
from relations.models import Record

MOST_NAMED = 100  # claims on which a value rests


class DecidedViewSet(WrittenRecordViewSet):
    """A kind of record on which curators decide between what sources say."""

    bodies = WrittenRecordViewSet.bodies | {"choose": "Choice"}
    conditional_actions = (*WrittenRecordViewSet.conditional_actions, "choose")

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["post"])
    def choose(self, request: Request, **kwargs: str) -> HttpResponse:
        """Let a fact hold what one claim says, or another value; the evidence tells the reason since."""
        body = asked.body_of(request)
        record, question = self.standing(), self.asked(body)
        choice = choice_of(body, fact_of(body, record.facts))
        return self.answer_once(lambda: in_choice(record, choice, question))


def choice_of(body: dict[str, Any], fact: str) -> Choice:
    """What is chosen. Raises InvalidDocuments."""
    faults = Faults()
    if ("claim" in body) == ("value" in body):
        faults.add("claim", body.get("claim"), "must stand here, or a value", "Give one of the two.")
    claim = faults.text(body.pop("claim"), "claim") if "claim" in body else None
    value, listed = body.pop("value", None), faults.items(body.pop("rests_on", []), "rests_on")
    if len(listed) > MOST_NAMED or (listed and claim is not None):
        cure = f"At most {MOST_NAMED}, and only beside a value."
        faults.add("rests_on", len(listed), "are too many claims, or stand beside one", cure)
        listed = []
    rests_on = [faults.text(each, f"rests_on[{place}]") for place, each in enumerate(listed)]
    if faults.found:
        raise InvalidDocuments(faults.found)
    refuse_others(body)
    return Choice(fact, claim, value, tuple(map(str, rests_on)))


def in_choice(record: Record, choice: Choice, question: asked.Asked) -> Outcome:
    """Choose; faults stand where the body has what is wrong."""
    try:
        return choosing.choose(record, choice, question)
    except InvalidDocuments as error:
        raise InvalidDocuments(placed(fault, choice.fact) for fault in error.faults) from error


def placed(fault: InvalidDocument, fact: str) -> InvalidDocument:
    """The fault with the member of the body where it stands."""
    inside = re.sub(rf"^basis\.{fact}\.?", "", fault.where)
    fault.where = re.sub(rf"^{fact}\b", "value", inside)
    return fault
