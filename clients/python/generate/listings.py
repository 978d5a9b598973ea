"""entente_client/declared.py: what each list can be asked, told from openapi.yaml."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

Schema = dict[str, Any]

ROOT = "/api/v1/"
# Said by methods of pages and groups, not by filters.
NO_FILTERS = {"cursor", "format", "count", "explain", "fields", "omit", "group_by"}
SAID_BESIDE_GROUPS = {"aggregate"}
# What only lists take, and the series of trade.
ROWS = {"cursor", "q", "product", "after"}
DAYS = {"since", "until", "on"}
HEAD = '''"""What the lists of the API can be asked. Made from openapi.yaml when the package is built."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, TypedDict

from entente_client.asking import Filter, Listing

'''


class Declared(NamedTuple):
    """The filters of one list or more, under one name."""

    name: str
    filters: list[Schema]

    def constant(self) -> str:
        """Return the name of the dictionary that tells them at run time."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.name.removesuffix("Filters")).upper()


def declared(document: Schema) -> str:
    """Return the text of the module."""
    lists = by_path(document)
    types = "".join(
        typed(each) + told(each) for each in {each.name: each for each in lists.values()}.values()
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
    """Return how many rows a client asks for at a time where nobody says: at most a hundred."""
    most = next((each["schema"]["maximum"] for each in filters if each["name"] == "limit"), 100)
    return min(100, most)


def by_path(document: Schema) -> dict[str, Declared]:
    """Return the filters of each list; those that are the same have one name."""
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
    """Yield each address that takes filters, with its operation."""
    for path, methods in document["paths"].items():
        operation = methods.get("get", {})
        if {each["name"] for each in operation.get("parameters", [])} & ROWS:
            yield path, operation


def filters_of(operation: Schema) -> list[Schema]:
    """Return the parameters that choose rows."""
    return [
        each for each in operation["parameters"] if each["in"] == "query" and each["name"] not in NO_FILTERS
    ]


def name_of(path: str, known: list[Declared]) -> str:
    """Return the name of the filters of a list; those of every record share one."""
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
    """Return a part of an address as part of a name of a class."""
    return part.title().replace("-", "")


def typed(declared: Declared) -> str:
    """Return the TypedDict that checks names and values while somebody types them."""
    members = [each for each in declared.filters if each["name"] not in SAID_BESIDE_GROUPS]
    lines = [
        f"    #: {' '.join(each['description'].split())}\n    {each['name']}: {type_of(each)}\n"
        for each in members
    ]
    return f"\nclass {declared.name}(TypedDict, total=False):\n{''.join(lines)}\n"


def told(declared: Declared) -> str:
    """Return the same at run time, for hints and the command line."""
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
    else:
        one = {"date-time": "str | datetime"}.get(item.get("format"), NAMES_OF_TYPES[item["type"]])
    return f"{one} | Iterable[{one}]" if "items" in schema else one


NAMES_OF_TYPES = {"string": "str", "integer": "int", "boolean": "bool"}


def filter_of(parameter: Schema) -> str:
    """Return the declaration of a filter."""
    schema = parameter["schema"]
    item = schema.get("items", schema)
    said = " ".join(parameter["description"].split())
    choices = tuple(item.get("enum", ()))
    kinds = tuple(dict.fromkeys(OPTIONAL_KIND.findall(item.get("pattern", ""))))
    told = (parameter["name"], said, form_of(item), choices, "items" in schema, kinds)
    return f"Filter{told!r}"


# Identifiers as patterns tell them: `(leader/|organisation/)?its-id`, `(leader|visit)/its-id`, `CHN-VNM`.
OPTIONAL_KIND = re.compile(r"[a-z_]+(?=/)")
WITH_KIND = re.compile(r"\)/\[a-z")
RELATION = "^[A-Z]{3}-[A-Z]{3}$"


def form_of(item: Schema) -> str:
    """Return what a value looks like."""
    if item["type"] != "string":
        return str(item["type"])
    pattern = item.get("pattern", "")
    return "relation" if pattern == RELATION else "record" if WITH_KIND.search(pattern) else "text"


def keyless(document: Schema) -> str:
    """Return the addresses at which no idempotency key is heard: there a POST is not sent twice."""
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
    """Tell whether a resource holds things of a kind."""
    return name in (f"{kind}s", f"{kind.removesuffix('y')}ies")
