"""Computes the groups of rows a second time, from responses of the API."""

from relations.models import KINDS
from relations.values.period import Reading
from tests.api.oracle import Row, at
from tests.kinds import OF_KIND
from tests.values import brute_force

# The period that the time windows of a list filter by, and whether a coarse date means all of it.
PERIODS: dict[str, tuple[str, bool]] = {
    model.resource(): (name, model._meta.get_field(name).reading is Reading.ALL_OF_IT)
    for model in KINDS.values()
    if (name := model.date_field)
}
# The dimensions of each list: the path to the name of the group. A year is computed by brute force.
GROUPS: dict[str, dict[str, str]] = {KINDS[noun].resource(): kind.GROUPS for noun, kind in OF_KIND.items()}
YEAR = "year"


def year_of(resource: str, row: Row) -> str | None:
    """The only year that a period can mean, or None."""
    field, all_of_it = PERIODS[resource]
    if row[field] is None or brute_force.is_doubtful(row[field]["edtf"]):
        return None
    interpretations = brute_force.interpretations(row[field]["edtf"], all_of_it=all_of_it)
    years = {day.year for days in interpretations for day in days}
    return f"{years.pop():04d}" if len(years) == 1 else None


def group_of(resource: str, row: Row, name: str) -> str:
    """The name of the group that a row belongs to."""
    path = GROUPS[resource][name]
    candidates = (
        [year_of(resource, row)] if path == YEAR else [*at(row, path), *at(row, path.replace(".id", ".name"))]
    )
    return next((each for each in candidates if each is not None), "unknown")
