"""Proposals and their review."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from relations.actions import review
from relations.api.bodies.review import ApprovalBodySerializer, DeclineBodySerializer
from relations.api.filters.proposal import ProposalFilter
from relations.api.http.permissions import CURATE, REVIEW
from relations.api.serializers.proposal import ProposalDetailSerializer, ProposalSerializer
from relations.api.views.resource import ListViewSet
from relations.models import Proposal


class ProposalViewSet(ListViewSet):
    """Changes that wait for the approval of somebody else, and decided ones, the oldest first."""

    right = CURATE
    depends_on = None
    queryset = Proposal.objects.all()
    serializer_class = ProposalSerializer
    filterset_class = ProposalFilter
    lookup_url_kwarg = "id"
    lookup_value_regex = "[1-9][0-9]{0,8}"
    orderings = {"id": "id"}
    path_parameters = {"id": ("Number of the proposal.", 12)}
    bodies = {"approve": ApprovalBodySerializer, "decline": DeclineBodySerializer}

    @extend_schema(responses=ProposalDetailSerializer)
    def retrieve(self, request: Request, **kwargs: str) -> Response:
        """Retrieve a proposal.

        It shows the changes for readers.
        """
        return self.proposal_response(self.found())

    @extend_schema(responses=ProposalDetailSerializer)
    @action(detail=True, methods=["post"], right=REVIEW, serializer_class=ProposalDetailSerializer)
    def approve(self, request: Request, **kwargs: str) -> HttpResponse:
        """Approve a proposal.

        Readers see the change at once. Authors cannot approve their own proposals, and outdated proposals
        cannot be approved.
        """
        found = self.found()
        review.approve(found, by=request.user.get_username(), at=timezone.now(), comment=self.comment())
        return self.proposal_response(found)

    @extend_schema(responses=ProposalDetailSerializer)
    @action(detail=True, methods=["post"], serializer_class=ProposalDetailSerializer)
    def decline(self, request: Request, **kwargs: str) -> HttpResponse:
        """Decline a proposal, or withdraw your own.

        Declining needs a comment; withdrawing does not.
        """
        found = self.found()
        if request.user.get_username() != found.by and not request.user.has_perm(REVIEW):
            self.permission_denied(request, "Only reviewers decline proposals of others.")
        review.decline(found, by=request.user.get_username(), at=timezone.now(), comment=self.comment())
        return self.proposal_response(found)

    def get_serializer_class(self) -> Any:
        return ProposalSerializer if self.action == "list" else ProposalDetailSerializer

    def proposal_response(self, found: Proposal) -> Response:
        return Response(self.get_serializer(found).data)

    def found(self) -> Proposal:
        found = Proposal.objects.filter(pk=self.kwargs["id"]).first()
        if found is None:
            raise NotFound(f"There is no proposal {self.kwargs['id']}.")
        return found

    def comment(self) -> str:
        """The comment of the reviewer."""
        return self.bodies[self.action](data=self.request.data).checked()["comment"]
