"""Where the feed of changes answers."""

from relations.api.sequence_pagination import SequencePagination
from relations.api.serializers.change import ChangeSerializer
from relations.api.views.resource import ListViewSet
from relations.queries.changes import changes


class ChangeViewSet(ListViewSet):
    """Every change that readers could see, in the order of commits, reference data included.

    It is all that a mirror needs: put each document in the place of any before it with the same kind and id;
    at a tombstone, forget what stands there. At the end, ask `after` the `latest` sequence from time to time.
    """

    explains = False
    queryset = changes()
    serializer_class = ChangeSerializer
    pagination_class = SequencePagination
