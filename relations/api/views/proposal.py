"""Where the review queue answers."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from relations.actions import review
from relations.api import asked
from relations.api.filters.proposal import ProposalFilter
from relations.api.parameters import EVERYWHERE
from relations.api.permissions import CURATE, REVIEW
from relations.api.serializers.proposal import ProposalDetailSerializer, ProposalSerializer
from relations.api.views.resource import ListViewSet
from relations.api.views.written import refuse_others
from relations.models import Proposal

WORD = "word"


class ProposalViewSet(ListViewSet):
    """What waits for somebody else's approval, and what became of it; the oldest first."""

    right = CURATE
    hangs_on = None
    queryset = Proposal.objects.all()
    serializer_class = ProposalSerializer
    filterset_class = ProposalFilter
    lookup_url_kwarg = "id"
    lookup_value_regex = "[1-9][0-9]{0,8}"
    orderings = {"id": "id"}
    path_parameters = {"id": ("Number of the proposal.", 12)}
    bodies = {"approve": "Approval", "decline": "Decline"}

    def known_parameters(self) -> list[str]:
        return super().known_parameters() if self.request.method == "GET" else [*EVERYWHERE]

    @extend_schema(responses=ProposalDetailSerializer)
    def retrieve(self, request: Request, **kwargs: str) -> Response:
        """One proposal, with what it would change for readers."""
        return self.shown(self.found())

    @extend_schema(responses=ProposalDetailSerializer)
    @action(detail=True, methods=["post"], right=REVIEW, serializer_class=ProposalDetailSerializer)
    def approve(self, request: Request, **kwargs: str) -> HttpResponse:
        """Show readers what is proposed. Its author cannot; nor can anybody once the record has moved on."""
        found = self.found()
        review.approve(found, by=request.user.get_username(), at=timezone.now(), word=self.word())
        return self.shown(found)

    @extend_schema(responses=ProposalDetailSerializer)
    @action(detail=True, methods=["post"], serializer_class=ProposalDetailSerializer)
    def decline(self, request: Request, **kwargs: str) -> HttpResponse:
        """Say why not. Its author withdraws a proposal so, without a word."""
        found = self.found()
        if request.user.get_username() != found.by and not request.user.has_perm(REVIEW):
            self.permission_denied(request, "Others' proposals are declined by reviewers.")
        review.decline(found, by=request.user.get_username(), at=timezone.now(), word=self.word())
        return self.shown(found)

    def get_serializer_class(self) -> Any:
        return ProposalSerializer if self.action == "list" else ProposalDetailSerializer

    def shown(self, found: Proposal) -> Response:
        return Response(self.get_serializer(found).data)

    def found(self) -> Proposal:
        found = Proposal.objects.filter(pk=self.kwargs["id"]).first()
        if found is None:
            raise NotFound(f"There is no proposal {self.kwargs['id']}.")
        return found

    def word(self) -> str:
        """What the reviewer says to it."""
        body = asked.body_of(self.request)
        word = asked.checked_reason(body.pop(WORD, None), WORD)
        refuse_others(body)
        return word
