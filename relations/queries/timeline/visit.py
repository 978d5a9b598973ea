"""The guests of visits, for the titles of timelines."""

from collections.abc import Mapping
from typing import Any

from relations.models import DelegationMember, DelegationRole
from relations.queries.search.names import Key


def guests(visits: Mapping[str, str | None]) -> dict[str, list[Key]]:
    """The leaders who head the delegation of each visit, or the visiting organisation: one query.

    `visits` maps the keys of visits to that of the visiting organisation, if there is one. Visits of a
    country without a head of delegation are left out.
    """
    found: dict[str, list[Key]] = {}
    if not visits:
        return found
    rows: Any = DelegationMember.objects.filter(visit__slug__in=visits, role=DelegationRole.PRINCIPAL)
    for visit, leader in rows.order_by("leader__slug").values_list("visit__slug", "leader__slug"):
        found.setdefault(visit, []).append(("leader", leader))
    return {key: [("organisation", guest)] for key, guest in visits.items() if guest} | found
