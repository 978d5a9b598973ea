"""What can be asked of conflicts."""

from relations.api.filters.claim import FactFilter


class ConflictFilter(FactFilter):
    """Filters of conflicts."""
