"""Decisions on records beyond single corrections: which reading holds, and which record is which."""

import re
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from relations.actions import choosing, identity
from relations.actions.outcome import Outcome
from relations.api import asked
from relations.api.views.written import OUTCOME, WrittenRecordViewSet, fact_of, refuse_others, whole_number
from relations.documents.choice import Choice
from relations.documents.fault import Faults
from relations.documents.place import inside
from relations.errors import InvalidDocument, InvalidDocuments
from relations.models import Record

MOST_NAMED = 100  # claims on which a value rests


class DecidedViewSet(WrittenRecordViewSet):
    """A kind of record on which curators decide: what holds, and whether two are one."""

    bodies = WrittenRecordViewSet.bodies | {
        "choose": "Choice",
        "merge": "Merge",
        "unmerge": "Unmerge",
        "rename": "Renaming",
        "move": "Move",
    }
    conditional_actions = (
        *WrittenRecordViewSet.conditional_actions,
        *("choose", "merge", "unmerge", "rename", "move"),
    )

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["post"])
    def choose(self, request: Request, **kwargs: str) -> HttpResponse:
        """Let a fact hold what one claim says, or another value; the evidence tells the reason since."""
        body = asked.body_of(request)
        record, question = self.standing(), self.asked(body)
        choice = choice_of(body, fact_of(body, record.facts))
        return self.answer_once(lambda: in_choice(record, choice, question))

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, **kwargs: str) -> HttpResponse:
        """Make one record of two: this one stays, and the address of the other leads here for ever.

        Claims, names and referents of both are this one's; `choices` say whose values it has, field by field.
        """
        body = asked.body_of(request)
        record, question = self.standing(), self.asked(body)
        read = whole_number(body, "from_revision", 2**31 - 1, "Take it from the document of the other.")
        choices, other = choices_of(body), self.other(body)
        return self.answer_once(lambda: identity.merge(record, other, choices, read, question))

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["post"])
    def unmerge(self, request: Request, **kwargs: str) -> HttpResponse:
        """Undo a merge: both are as they were, each with its own claims. Later edits may stand in the way."""
        body = asked.body_of(request)
        record, question, other = self.standing(), self.asked(body), self.other(body)
        return self.answer_once(lambda: identity.unmerge(record, other, question))

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["post"])
    def rename(self, request: Request, **kwargs: str) -> HttpResponse:
        """Give it another identifier. What refers to it follows, and the former address leads there."""
        body = asked.body_of(request)
        record, question, to = self.standing(), self.asked(body), text_of(body, "to")
        refuse_others(body)
        return self.answer_once(lambda: in_renaming(record, to, question))

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["post"])
    def move(self, request: Request, **kwargs: str) -> HttpResponse:
        """Move a claim to the record of this kind that its words mean. It keeps its identifier.

        Both are drafts that change at once, or what readers see of either waits for somebody else.
        """
        body = asked.body_of(request)
        record, question, claim = self.standing(), self.asked(body), text_of(body, "claim")
        other = self.other(body, "to")
        return self.answer_once(lambda: identity.move(record, other, claim, question))

    def other(self, body: dict[str, Any], name: str = "from") -> Record:
        """The other record of two, which is the last that the body names. Raises InvalidDocuments."""
        key, model = text_of(body, name), self.queryset.model
        refuse_others(body)
        found = None if "\x00" in key else model.objects.filter(slug=key).first()
        if found is None:
            rule, cure = f"is no {model._meta.verbose_name} that exists", "Correct the key."
            raise InvalidDocuments([InvalidDocument("unknown_reference", name, key, rule, cure)])
        return found


def choice_of(body: dict[str, Any], fact: str) -> Choice:
    """What is chosen. Raises InvalidDocuments."""
    faults = Faults()
    if ("claim" in body) == ("value" in body):
        faults.add(
            "not_together", "claim", body.get("claim"), "must stand here, or a value", "Give one of the two."
        )
    claim = faults.text(body.pop("claim"), "claim") if "claim" in body else None
    value, listed = body.pop("value", None), faults.items(body.pop("rests_on", []), "rests_on")
    if listed and claim is not None:
        faults.add("not_together", "rests_on", len(listed), "stand beside a claim", "Leave them out.")
    if len(listed) > MOST_NAMED:
        cure = f"Name at most {MOST_NAMED}."
        faults.add("too_many", "rests_on", len(listed), "are too many claims", cure)
        listed = []
    rests_on = [faults.text(each, f"rests_on[{place}]") for place, each in enumerate(listed)]
    if faults.found:
        raise InvalidDocuments(faults.found)
    refuse_others(body)
    return Choice(fact, claim, value, tuple(map(str, rests_on)))


def choices_of(body: dict[str, Any]) -> dict[str, str]:
    """Whose value each field shall have. Raises InvalidDocuments."""
    given, faults = body.pop("choices", {}), Faults()
    if not isinstance(given, dict):
        faults.add(
            "wrong_type",
            "choices",
            given,
            "must be an object",
            "Write fields, each with ours, theirs or both.",
        )
        given = {}
    found = {name: str(faults.text(value, inside("choices", name))) for name, value in given.items()}
    if faults.found:
        raise InvalidDocuments(faults.found)
    return found


def text_of(body: dict[str, Any], name: str) -> str:
    """A text that the body must have. Raises InvalidDocuments."""
    faults = Faults()
    text = faults.needed(body.pop(name, None), name)
    if faults.found:
        raise InvalidDocuments(faults.found)
    return str(text).strip()


def in_choice(record: Record, choice: Choice, question: asked.Asked) -> Outcome:
    """Choose; faults stand where the body has what is wrong."""
    try:
        return choosing.choose(record, choice, question)
    except InvalidDocuments as error:
        raise InvalidDocuments(placed(fault, choice.fact) for fault in error.faults) from error


def in_renaming(record: Record, to: str, question: asked.Asked) -> Outcome:
    """Rename; a fault of the identifier stands where the body has it."""
    try:
        return identity.rename(record, to, question)
    except InvalidDocuments as error:
        for fault in error.faults:
            fault.where = "to" if fault.where == "id" else fault.where
        raise


def placed(fault: InvalidDocument, fact: str) -> InvalidDocument:
    """The fault with the member of the body where it stands."""
    inside = re.sub(rf"^basis\.{fact}\.?", "", fault.where)
    fault.where = re.sub(rf"^{fact}\b", "value", inside)
    return fault
