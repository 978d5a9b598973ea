"""Filters of topics."""

from relations.api.filters.parameter import SlugParameter, TextParameter
from relations.api.filters.record import DocumentedFilter
from relations.api.filters.reference import ReferenceParameter


class TopicFilter(DocumentedFilter):
    """Filters of topics."""

    id = SlugParameter(help_text="Topics with these identifiers.", example="rare-earths")
    label = TextParameter("label", help_text="Topics with exactly this label.", example="Rare earths")
    parent = ReferenceParameter(
        topic="parent", help_text="Topics directly below this one.", example="infrastructure"
    )
