"""Decisions on records: submit, restore, choose the value of a fact, merge, unmerge, rename, move claims."""

import re

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.actions import curation, identity
from relations.actions.changes import conflict_resolution
from relations.actions.outcome import ChangeRequest, Outcome
from relations.api.bodies.curation import (
    FROM,
    MergeBodySerializer,
    MoveBodySerializer,
    RenamingBodySerializer,
    RestorationBodySerializer,
    SubmissionBodySerializer,
    UnmergeBodySerializer,
    ValueChoiceBodySerializer,
)
from relations.api.serializers.outcome import OutcomeSerializer
from relations.api.views.subresource import SubresourceViewSet
from relations.api.views.writable import OUTCOME
from relations.api.views.writing import Writing
from relations.documents.edits.choice import FactChoice
from relations.errors import InvalidDocument, InvalidDocuments
from relations.models import Record


class CurationViewSet(Writing, SubresourceViewSet):
    """What curators do with one record beyond correcting its fields."""

    serializer_class = OutcomeSerializer
    bodies = {
        "submit": SubmissionBodySerializer,
        "restore": RestorationBodySerializer,
        "choose": ValueChoiceBodySerializer,
        "merge": MergeBodySerializer,
        "unmerge": UnmergeBodySerializer,
        "rename": RenamingBodySerializer,
        "move": MoveBodySerializer,
    }
    conditional_actions = tuple(bodies)

    @extend_schema(responses=OUTCOME)
    def submit(self, request: Request, **kwargs: str) -> HttpResponse:
        """Submit a draft for review.

        Somebody else publishes it, or declines it with a comment.
        """
        record = self.current_record()
        _, change = self.requested_change()
        return self.respond_once(lambda: curation.submit(record, change))

    @extend_schema(responses=OUTCOME)
    def restore(self, request: Request, **kwargs: str) -> HttpResponse:
        """Restore an earlier revision.

        The record becomes what it was after that revision, as a new revision.
        """
        record = self.current_record()
        body, change = self.requested_change()
        return self.respond_once(lambda: curation.restore(record, body["sequence"], change))

    @extend_schema(responses=OUTCOME)
    def choose(self, request: Request, **kwargs: str) -> HttpResponse:
        """Choose the value of a fact.

        It is the value of one claim, or another one. The evidence of the record keeps the reason.
        """
        record = self.current_record()
        body, change = self.requested_change(facts=record.facts)
        choice = FactChoice(
            body["fact"], body.get("claim"), body.get("value"), tuple(body.get("rests_on", ()))
        )
        return self.respond_once(lambda: in_choice(record, choice, change))

    @extend_schema(responses=OUTCOME)
    def merge(self, request: Request, **kwargs: str) -> HttpResponse:
        """Merge another record into this one.

        This record stays, and the URL of the other redirects here permanently. Claims and aliases of both
        belong to this one, and what refers to the other refers to this one. `choices` set which record each
        field takes its value from.
        """
        record = self.current_record()
        body, change = self.requested_change()
        other = self.other(body[FROM], FROM)
        choices, read = body.get("choices", {}), body["from_revision"]
        return self.respond_once(lambda: identity.merge(record, other, choices, read, change))

    @extend_schema(responses=OUTCOME)
    def unmerge(self, request: Request, **kwargs: str) -> HttpResponse:
        """Undo a merge.

        Both records are as they were, each with its own claims. Later edits can prevent it.
        """
        record = self.current_record()
        body, change = self.requested_change()
        other = self.other(body[FROM], FROM)
        return self.respond_once(lambda: identity.unmerge(record, other, change))

    @extend_schema(responses=OUTCOME)
    def rename(self, request: Request, **kwargs: str) -> HttpResponse:
        """Change the identifier of a record.

        What refers to it is updated, and the former URL redirects to the new one.
        """
        record = self.current_record()
        body, change = self.requested_change()
        return self.respond_once(lambda: in_renaming(record, body["new_id"], change))

    @extend_schema(responses=OUTCOME)
    def move(self, request: Request, **kwargs: str) -> HttpResponse:
        """Move a claim to another record of the same kind.

        The claim keeps its identifier. Drafts change at once; if one of the two records is published, the
        move is proposed.
        """
        record = self.current_record()
        body, change = self.requested_change()
        other = self.other(body["target"], "target")
        return self.respond_once(lambda: identity.move(record, other, body["claim"], change))

    def other(self, key: str, name: str) -> Record:
        """The other record of two, by its key in a field of the body. Raises InvalidDocuments."""
        model = self.queryset.model
        found = model.objects.filter(slug=key).first()
        if found is None:
            rule, cure = f"there is no {model._meta.verbose_name} with this key", "Correct the key."
            raise InvalidDocuments([InvalidDocument("unknown_reference", name, key, rule, cure)])
        return found


def in_choice(record: Record, choice: FactChoice, change: ChangeRequest) -> Outcome:
    """Choose a value. Errors have their place in the body, not in the document."""
    try:
        return conflict_resolution.choose(record, choice, change)
    except InvalidDocuments as error:
        raise InvalidDocuments(placed(each, choice.fact) for each in error.errors) from error


def in_renaming(record: Record, new_key: str, change: ChangeRequest) -> Outcome:
    """Rename a record. An error of the identifier has its place in the body."""
    try:
        return identity.rename(record, new_key, change)
    except InvalidDocuments as error:
        for each in error.errors:
            each.where = "new_id" if each.where == "id" else each.where
        raise


def placed(error: InvalidDocument, fact: str) -> InvalidDocument:
    """The error with its place in the body of a choice."""
    within_fact = re.sub(rf"^basis\.{fact}\.?", "", error.where)
    error.where = re.sub(rf"^{fact}\b", "value", within_fact)
    return error
