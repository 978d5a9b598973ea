"""The feed of changes."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from relations.api.paging.sequence import SequencePagination
from relations.api.views.resource import ListViewSet
from relations.queries.history.changes import changes
from relations.representations.change import ChangeSerializer


class ChangeViewSet(ListViewSet):
    """The feed of every published change, oldest first, for mirrors."""

    explains = False
    queryset = changes()
    serializer_class = ChangeSerializer
    pagination_class = SequencePagination

    def list(self, request: Request, **kwargs: str) -> HttpResponseBase:
        """List published changes, in the order of commits.

        A mirror needs nothing else: let each document replace the earlier one with the same kind and id, and
        delete the record at a tombstone. At the end, request the changes `after` the `latest` sequence from
        time to time.
        """
        return super().list(request, **kwargs)
