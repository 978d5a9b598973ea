"""Writing records and reference data in portable form."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from relations.actions import curation
from relations.actions.outcome import Outcome
from relations.api import asked
from relations.api.permissions import CURATE
from relations.api.refusals import beside
from relations.api.serializers.document import StandingDocumentSerializer
from relations.api.serializers.outcome import OutcomeSerializer
from relations.api.serializers.revision import RevisionSerializer
from relations.api.views.history import HistoryViewSet
from relations.api.writing import PRIVATE, Writing, tag
from relations.documents.document import keys_of, of
from relations.documents.fault import unless_missing
from relations.documents.place import inside
from relations.errors import InvalidDocument, InvalidDocuments
from relations.models import Documented, Revision
from relations.models.claim import WHOLE_RECORD
from relations.queries.history import steps
from relations.queries.loading import loaded

OUTCOME = {200: OutcomeSerializer, 202: OutcomeSerializer}
MADE = OUTCOME | {201: OutcomeSerializer}


class WrittenViewSet(Writing, HistoryViewSet):
    """A kind that curators write: adding, correcting, and reading it as it stands."""

    lists = (*HistoryViewSet.lists, "history")
    bodies = {
        "create": "{}",
        "partial_update": "{}Correction",
        "add_alias": "NewAlias",
        "correct_alias": "AliasCorrection",
    }
    conditional_actions = (*Writing.conditional_actions, "correct_alias", "remove_alias")
    adding_actions: tuple[str, ...] = ("add_alias",)

    @extend_schema(responses=MADE)
    def create(self, request: Request, **kwargs: str) -> HttpResponse:
        """Add one, as a draft; places and topics, which readers see at once, as a proposal."""
        body = self.checked_body()
        noun, question = self.queryset.model.noun(), self.asked(body)
        return self.answer_once(lambda: curation.create(noun, body, question), creates=True)

    @extend_schema(responses=OUTCOME)
    def partial_update(self, request: Request, **kwargs: str) -> HttpResponse:
        """Correct fields; null empties one. A draft is corrected at once, what readers see is proposed."""
        body = self.checked_body()
        record, question = self.standing(), self.asked(body)
        return self.answer_once(lambda: curation.correct(record, body, question))

    @extend_schema(responses=StandingDocumentSerializer)
    @action(
        detail=True,
        right=CURATE,
        hangs_on=None,
        serializer_class=StandingDocumentSerializer,
        includes=(),
    )
    def document(self, request: Request, **kwargs: str) -> Response:
        """The document as it stands now, drafts included: what corrections are made to."""
        found = self.standing()
        found = loaded(type(found)).get(pk=found.pk)
        found.standing_document = of(found)
        headers = PRIVATE | {"ETag": tag(found.revision, found.standing_document.digest())}
        return Response(self.get_serializer(found).data, headers=headers)

    @extend_schema(responses=RevisionSerializer(many=True))
    @action(
        detail=True,
        right=CURATE,
        hangs_on=None,
        serializer_class=RevisionSerializer,
        rows=Revision,
        filterset_class=None,
        orderings={"sequence": "sequence"},
        default_ordering="sequence",
        unique="sequence",
        includes=(),
    )
    def history(self, request: Request, **kwargs: str) -> HttpResponse:
        """All steps of it, those of drafts included, each with what it changed: who, when and why."""
        found = self.standing()
        return self.page_of(steps(found.noun(), found.key))

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["post"], url_path="aliases")
    def add_alias(self, request: Request, **kwargs: str) -> HttpResponse:
        """Add another name of it."""
        body = asked.body_of(request)
        record, question = self.standing(), self.asked(body)
        return self.answer_once(lambda: in_part(lambda: curation.name(record, body, question)))

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["patch"], url_path=r"aliases/(?P<place>[1-9][0-9]{0,3})", url_name="alias")
    def correct_alias(self, request: Request, place: str, **kwargs: str) -> HttpResponse:
        """Correct another name of it, by its place in the document; null empties a member."""
        body = asked.body_of(request)
        record, question = self.standing(), self.asked(body)
        return self.answer_once(
            lambda: in_part(lambda: curation.correct_name(record, int(place), body, question))
        )

    @extend_schema(responses=OUTCOME)
    @correct_alias.mapping.delete
    def remove_alias(self, request: Request, place: str, **kwargs: str) -> HttpResponse:
        """Remove another name of it, by its place in the document."""
        record, question = self.standing(), self.asked(None)
        return self.answer_once(lambda: curation.correct_name(record, int(place), None, question))

    def checked_body(self) -> dict[str, Any]:
        """The body without what readers are shown and nobody writes. Raises InvalidDocuments."""
        body = asked.body_of(self.request)
        shown = set(self.__class__.serializer_class().get_fields()) - set(keys_of(self.queryset.model))
        faults = [read_only(name, body[name]) for name in sorted(shown & body.keys())]
        if faults:
            raise InvalidDocuments(faults)
        return body

    def standing(self) -> Documented:
        """The record under this key, whatever its editorial state. Raises Moved or NotFound."""
        key, model = self.kwargs["id"], self.queryset.model
        found = None if "\x00" in key else model.objects.filter(**{self.lookup_field: key}).first()
        if found is None or getattr(found, "merged_into_id", None):
            elsewhere = self.elsewhere(key)
            raise elsewhere
        return found


class WrittenRecordViewSet(WrittenViewSet):
    """A kind of record that curators write: withdrawing, citing, submitting and restoring, too."""

    bodies = WrittenViewSet.bodies | {
        "add_claim": "ClaimOfFact",
        "submit": "Submission",
        "restore": "Restoration",
    }
    conditional_actions = (*WrittenViewSet.conditional_actions, "submit", "restore")
    adding_actions = (*WrittenViewSet.adding_actions, "add_claim")

    @extend_schema(responses=OUTCOME)
    def destroy(self, request: Request, **kwargs: str) -> HttpResponse:
        """Withdraw it: a draft at once; of what readers see, the retraction is proposed."""
        record, question = self.standing(), self.asked(None)
        return self.answer_once(lambda: curation.retract(record, question))

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, **kwargs: str) -> HttpResponse:
        """Hand a draft in: somebody else reads it, and publishes it or says why not."""
        body = asked.body_of(request)
        record, question = self.standing(), self.asked(body)
        refuse_others(body)
        return self.answer_once(lambda: curation.submit(record, question))

    @extend_schema(responses=OUTCOME)
    @action(detail=True, methods=["post"])
    def restore(self, request: Request, **kwargs: str) -> HttpResponse:
        """Bring it back to what it was after one of its revisions, as a new revision."""
        body = asked.body_of(request)
        record, question = self.standing(), self.asked(body)
        sequence = whole_number(body, "sequence", 2**63 - 1, "Take it from the history.")
        refuse_others(body)
        return self.answer_once(lambda: curation.restore(record, sequence, question))

    def add_claim(self, request: Request, **kwargs: str) -> HttpResponse:
        """Add a claim on one fact of it."""
        body = asked.body_of(request)
        record, question = self.standing(), self.asked(body)
        fact = fact_of(body, (*record.facts, WHOLE_RECORD))
        return self.answer_once(lambda: in_part(lambda: curation.cite(record, fact, body, question)))


def read_only(name: str, value: Any) -> InvalidDocument:
    rule, cure = "is read-only: it is worked out from the rest", "Leave it out."
    return InvalidDocument("read_only_field", name, value, rule, cure)


def refuse_others(body: dict[str, Any]) -> None:
    """Raise InvalidDocuments for members that nobody asks for."""
    rule, cure = "is no field here", "Leave it out."
    faults = [
        InvalidDocument("unknown_field", inside("", name), body[name], rule, cure) for name in sorted(body)
    ]
    if faults:
        raise InvalidDocuments(faults)


def whole_number(body: dict[str, Any], name: str, most: int, cure: str) -> int:
    """A number that the body must have. Raises InvalidDocuments."""
    given = body.pop(name, None)
    number = asked.whole(given)
    if number is not None and 0 < number <= most:
        return number
    code = unless_missing(given, "wrong_type" if number is None else "out_of_range")
    raise InvalidDocuments(
        [InvalidDocument(code, name, given, f"must be a whole number from 1 to {most}", cure)]
    )


def fact_of(body: dict[str, Any], facts: Sequence[str]) -> str:
    """Which of the facts the body is about. Raises InvalidDocuments."""
    fact = body.pop("fact", None)
    if fact in facts:
        return str(fact)
    cure = f"Choose one of {', '.join(facts)}."
    code = unless_missing(fact, "unknown_choice")
    raise InvalidDocuments([InvalidDocument(code, "fact", fact, "is no fact of this kind", cure)])


def in_part(deed: Any) -> Outcome:
    """A deed whose body is one item of a list of the document: its faults stand in that body."""
    try:
        return deed()
    except InvalidDocuments as error:
        raise InvalidDocuments(beside(error.faults, r"(claims\.\w+|aliases)\[\d+\]")) from error
