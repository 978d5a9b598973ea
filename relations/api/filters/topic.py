"""What can be asked of topics."""

from relations.api.filters.parameter import SlugParameter, TextParameter
from relations.api.filters.record import DocumentedFilter
from relations.api.filters.reference import ReferenceParameter


class TopicFilter(DocumentedFilter):
    """Filters of topics."""

    id = SlugParameter(help_text="Only these identifiers.", example="rare-earths")
    label = TextParameter("label", help_text="Only under this label, exactly.", example="Rare earths")
    parent = ReferenceParameter(
        topic="parent", help_text="Only topics directly below this one.", example="infrastructure"
    )
