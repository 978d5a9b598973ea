"""Records whose period touches a window of days, possibly or certainly."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `since` until `until`, both included; a side that is None is not limited."""

    since: date | None
    until: date | None

    @property
    def is_unlimited(self) -> bool:
        """Whether it leaves nothing out."""
        return self.since is None and self.until is None

    def possible(self, period: str) -> Q:
        """The bounds of the period allow a day in the window; an unknown bound does."""
        return self._starts(period, "earliest", unknown=True) & self._ends(period, "latest", unknown=True)

    def certain(self, period: str) -> Q:
        """The bounds of the period guarantee a day in the window; an unknown bound that is needed does not.

        Doubtful dates (`?`, `~`) have no inner bounds, so they are never certain.
        """
        return self._starts(period, "latest", unknown=False) & self._ends(period, "earliest", unknown=False)

    def _starts(self, period: str, bound: str, *, unknown: bool) -> Q:
        if self.until is None:
            return Q()
        column = f"{period}_starts_{bound}"
        return Q(**{f"{column}__lte": self.until}) | (Q(**{f"{column}__isnull": True}) if unknown else Q())

    def _ends(self, period: str, bound: str, *, unknown: bool) -> Q:
        if self.since is None:
            return Q()
        column = f"{period}_ends_{bound}"
        return Q(**{f"{column}__gte": self.since}) | (Q(**{f"{column}__isnull": True}) if unknown else Q())
