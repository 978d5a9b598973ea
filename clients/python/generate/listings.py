"""Generates entente_client/declared.py: the filters of each list, from openapi.yaml."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

Schema = dict[str, Any]

ROOT = "/api/v1/"
# Parameters of the methods of pages and groups, not filters.
NO_FILTERS = {"cursor", "format", "count", "explain", "fields", "omit", "trailer"}
OUTSIDE_FILTERS = {"aggregate"}
# Parameters that only lists and the series of trade have.
ROWS = {"cursor", "q", "product", "after"}
DAYS = {"since", "until", "on"}
HEAD = '''"""The filters of the lists of the API. Generated from the OpenAPI documents, at each build."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, TypedDict

from entente_client.parameters import Filter, Listing

'''


class Declared(NamedTuple):
    """The filters that one or more lists share, with their name."""

    name: str
    filters: list[Schema]

    def constant(self) -> str:
        """Return the name of the dictionary with the filters at run time."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.name.removesuffix("Filters")).upper()


def declared(document: Schema) -> str:
    """Return the source of the module."""
    lists = by_path(document)
    types = "".join(
        typed(each) + runtime_filters(each) for each in {each.name: each for each in lists.values()}.values()
    )
    rows = [
        f"    {path!r}: Listing({path!r}, {document['paths'][path]['get']['summary']!r}, {each.constant()}, "
        f"{rows_of_a_page(each.filters)}),\n"
        for path, each in lists.items()
    ]
    return (
        f"{HEAD}{types}\nLISTS = {{\n{''.join(rows)}}}\n\n{keyless(document)}\n{resources_of_kinds(document)}"
    )


def rows_of_a_page(filters: list[Schema]) -> int:
    """Return the default page size of the client: at most a hundred rows."""
    most = next((each["schema"]["maximum"] for each in filters if each["name"] == "limit"), 100)
    return min(100, most)


def by_path(document: Schema) -> dict[str, Declared]:
    """Return the filters of each list by path. Equal filters share one name."""
    found: dict[str, Declared] = {}
    for path, operation in listings(document):
        filters = filters_of(operation)
        known = next((each for each in found.values() if each.filters == filters), None)
        found[path] = known or Declared(name_of(path, list(found.values())), filters)
    return found


def name_of_filters(path: str, document: Schema) -> str:
    """Return the name of the filters of one list."""
    return by_path(document)[path].name


def listings(document: Schema) -> Iterator[tuple[str, Schema]]:
    """Yield each path that has filters, with its operation."""
    for path, methods in document["paths"].items():
        operation = methods.get("get", {})
        names = {each["name"] for each in operation.get("parameters", [])}
        # Groups take the filters of their list.
        if names & ROWS and not path.endswith("/groups/"):
            yield path, operation


def filters_of(operation: Schema) -> list[Schema]:
    """Return the parameters that filter or order rows."""
    return [
        each for each in operation["parameters"] if each["in"] == "query" and each["name"] not in NO_FILTERS
    ]


def name_of(path: str, known: list[Declared]) -> str:
    """Return the name of the filters of a list. The same lists of all records share one."""
    parts = [camel(part) for part in path.removeprefix(ROOT).strip("/").split("/") if "{" not in part]
    shared = {
        "Claims": "RecordClaimsFilters",
        "Revisions": "RevisionsFilters",
        "History": "RevisionsFilters",
    }.get(parts[-1])
    if len(parts) > 1 and shared and shared not in {each.name for each in known}:
        return shared
    return f"{''.join(parts)}Filters"


def camel(part: str) -> str:
    """Return a part of a path as part of a class name."""
    return part.title().replace("-", "")


def typed(declared: Declared) -> str:
    """Return the TypedDict with which editors and type checkers check filters."""
    members = [each for each in declared.filters if each["name"] not in OUTSIDE_FILTERS]
    lines = [
        f"    #: {' '.join(each['description'].split())}\n    {each['name']}: {type_of(each)}\n"
        for each in members
    ]
    return f"\nclass {declared.name}(TypedDict, total=False):\n{''.join(lines)}\n"


def runtime_filters(declared: Declared) -> str:
    """Return the dictionary of filters, for error messages and the command line."""
    lines = [f"    {each['name']!r}: {filter_of(each)},\n" for each in declared.filters]
    return f"\n{declared.constant()}: dict[str, Filter] = {{\n{''.join(lines)}}}\n"


def type_of(parameter: Schema) -> str:
    """Return the type of the values of a filter."""
    schema = parameter["schema"]
    item = schema.get("items", schema)
    if "enum" in item:
        one = f"Literal[{', '.join(repr(each) for each in item['enum'])}]"
    elif parameter["name"] in DAYS:
        one = "str | date"
    elif "date-time" in formats_of(item):
        one = "str | date | datetime" if "date" in formats_of(item) else "str | datetime"
    else:
        one = NAMES_OF_TYPES[item["type"]]
    return f"{one} | Iterable[{one}]" if "items" in schema else one


def formats_of(item: Schema) -> set[str]:
    """Return the formats that a value may have."""
    return {each.get("format", "") for each in item.get("anyOf", [item])}


NAMES_OF_TYPES = {"string": "str", "integer": "int", "boolean": "bool"}


def filter_of(parameter: Schema) -> str:
    """Return the declaration of a filter."""
    schema = parameter["schema"]
    item = schema.get("items", schema)
    help_text = " ".join(parameter["description"].split())
    choices = tuple(item.get("enum", ()))
    kinds = tuple(dict.fromkeys(OPTIONAL_KIND.findall(item.get("pattern", ""))))
    arguments = (parameter["name"], help_text, form_of(item), choices, "items" in schema, kinds)
    return f"Filter{arguments!r}"


# Identifiers as patterns describe them: `(leader/|organisation/)?its-id`, `(leader|visit)/its-id`, `CHN-VNM`.
OPTIONAL_KIND = re.compile(r"[a-z_]+(?=/)")
WITH_KIND = re.compile(r"\)/\[a-z")
RELATION = "^[A-Z]{3}-[A-Z]{3}$"


def form_of(item: Schema) -> str:
    """Return the form of a value."""
    if item.get("type", "string") != "string":
        return str(item["type"])
    pattern = item.get("pattern", "")
    return "relation" if pattern == RELATION else "record" if WITH_KIND.search(pattern) else "text"


def keyless(document: Schema) -> str:
    """Return a pattern of the paths without idempotency keys, where a POST is never retried."""
    paths = [
        re.sub(r"\{\w+\}", "[^/]+", path)
        for path, methods in document["paths"].items()
        if "post" in methods
        and "Idempotency-Key" not in {each["name"] for each in methods["post"]["parameters"]}
    ]
    return f'WITHOUT_KEY = re.compile(r"({"|".join(paths)})$")\n'


def resources_of_kinds(document: Schema) -> str:
    """Return the resource of each kind: visit → visits."""
    kinds = document["components"]["schemas"]["Kind"]["enum"]
    names = [path.removeprefix(ROOT).strip("/").replace("-", "_") for path in document["paths"]]
    found = {kind: next(name for name in names if is_plural(name, kind)) for kind in kinds}
    return f"RESOURCE_OF = {found!r}\n"


def is_plural(name: str, kind: str) -> bool:
    """Return whether a name is the plural of a kind."""
    return name in (f"{kind}s", f"{kind.removesuffix('y')}ies")
