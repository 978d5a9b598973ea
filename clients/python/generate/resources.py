"""Generates entente_client/asynchronous/resources.py: each resource with the methods that its paths allow."""

from typing import Any, NamedTuple

from generate.choices import is_choice
from generate.listings import ROOT, camel, name_of_filters, type_of

Schema = dict[str, Any]

HEAD = '''"""Every resource of the API. Generated from the OpenAPI documents, at each build."""

from collections.abc import Iterable
from typing import ClassVar, Literal, Unpack

from entente_client import declared, models
from entente_client.asynchronous import imports, proposals, resource, tokens, writing
from entente_client.asynchronous.pages import AsyncPages
from entente_client.asynchronous.session import AsyncSession

'''
JSON, MOMENT = "application/json", "application/vnd.entente.moment+json"
# The base class of a resource that has this path; the first match of each group.
ABILITIES: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("{id}/merge/", "writing.AsyncIdentified"),
        ("{id}/submit/", "writing.AsyncEdited"),
        ("{id}/aliases/", "writing.AsyncAliased"),
        ("{id}/document/", "writing.AsyncWritable"),
        ("{id}/verify/", "writing.AsyncCorrected"),
    ),
    (("compare/", "resource.AsyncCompared"),),
    (("{id}/claims/", "resource.AsyncClaimed"),),
    (("{id}/history/", "resource.AsyncTraced[models.{revision}]"),),
    (("{id}/revisions/", "resource.AsyncRevised[models.{revision}, models.{moment}]"),),
)
# Base classes that name the model of their details themselves.
DETAILED = {
    "{id}/approve/": "proposals.AsyncReviewed",
    "{id}/verify/": "resource.AsyncVerified",
    "{id}/timeline/": "resource.AsyncRelated",
}
ALONE = {"imports": "imports.AsyncTaken", "tokens": "tokens.AsyncGranted"}


class Resource(NamedTuple):
    """A resource: its name, its path, the paths below it, its operations."""

    name: str
    path: str
    below: set[str]
    paths: Schema

    @property
    def listed(self) -> Schema | None:
        """The schema of a row of its list."""
        content = self.paths.get(self.path, {}).get("get", {}).get("responses", {}).get("200", {})
        return content.get("content", {}).get("application/json", {}).get("schema")


def resources(document: Schema) -> str:
    """Return the source of the module."""
    found = [each for each in every(document) if each.listed or each.below or each.name in ALONE]
    classes = "".join(class_of(each, document["components"]["schemas"], document) for each in found)
    members = "".join(f"        self.{each.name} = {class_name(each)}(session)\n" for each in found)
    names = "".join(f"        {each.name!r}: {class_name(each)},\n" for each in found)
    return (
        f"{HEAD}{classes}\nclass AsyncResources:\n"
        '    """Every resource as an attribute."""\n\n'
        f"    names: ClassVar[dict[str, type[resource.AsyncResource]]] = {{\n{names}    }}\n\n"
        f"    def __init__(self, session: AsyncSession) -> None:\n{members}"
    )


def every(document: Schema) -> list[Resource]:
    """Return the resources, in the order of the schema."""
    paths = document["paths"]
    roots = dict.fromkeys(path.removeprefix(ROOT).split("/")[0] for path in paths if path != ROOT)
    found = []
    for root in roots:
        base = f"{ROOT}{root}/"
        below = {path.removeprefix(base) for path in paths if path.startswith(base) and path != base}
        if "suggest/" in below:
            found.append(Resource("suggest", f"{base}suggest/", set(), paths))
        found.append(Resource(root.replace("-", "_"), base, below - {"suggest/"}, paths))
    return found


def class_of(found: Resource, schemas: Schema, document: Schema) -> str:
    """Return the class of one resource."""
    if found.name in ALONE:
        return plain(found, [ALONE[found.name]], "The operations of this resource.", "")
    row, group = rows(found, schemas)
    model, moment = detail(found, JSON, schemas), detail(found, MOMENT, schemas)
    revision = revised(found, schemas)
    models = {"revision": revision, "moment": moment}
    bases = [next((base for path, base in each if path in found.below), "") for each in ABILITIES]
    bases = [each.format(**models) for each in bases]
    bases += [f"resource.AsyncGrouped[models.{group}]"] if group else []
    special = next((base for path, base in DETAILED.items() if path in found.below), "")
    bases += [special or (f"resource.AsyncDetailed[models.{model}]" if model else "")]
    members = f"    model = models.{model}\n" if model else ""
    members += f"    group = models.{group}\n" if group else ""
    members += "".join(f"    {name} = models.{form}\n" for name, form in models.items() if revision)
    members += call(found, row, document) if row else ""
    members += groups(found, group, document) if group else ""
    description = (
        found.paths.get(found.path, {})
        .get("get", {})
        .get("description", "Two countries, in canonical order.")
    )
    return plain(found, [each for each in bases if each], description, members)


def plain(found: Resource, bases: list[str], description: str, members: str) -> str:
    """Return the source of a class."""
    inherited = ", ".join(bases) or "resource.AsyncResource"
    return (
        f'\nclass {class_name(found)}({inherited}):\n    """{description}"""\n\n'
        f"    path = {found.path!r}\n{members}\n"
    )


def call(found: Resource, row: str, document: Schema) -> str:
    """Return the source of the method that lists rows."""
    return (
        f"\n    def __call__(self, **filters: Unpack[declared.{name_of_filters(found.path, document)}]) "
        f"-> AsyncPages[models.{row}]:\n"
        '        """Return the rows that match the filters; pages are requested as needed."""\n'
        f"        return self._list(models.{reader(row, document['components']['schemas'])}, filters)\n"
    )


def groups(found: Resource, group: str, document: Schema) -> str:
    """Return the source of the method that groups rows."""
    parameters = found.paths[f"{found.path}groups/"]["get"]["parameters"]
    types = {each["name"]: type_of(each) for each in parameters}
    one = types["by"].partition(" | ")[0]
    aggregate = f", aggregate: {types['aggregate']} = ()" if "aggregate" in types else ""
    arguments = "{**filters, 'aggregate': aggregate}" if aggregate else "filters"
    return (
        f"\n    async def groups(self, *by: {one}{aggregate}, "
        f"**filters: Unpack[declared.{name_of_filters(found.path, document)}]) -> list[models.{group}]:\n"
        '        """Return groups of rows. Raises FiguresNotAdditive if figures cannot be added up."""\n'
        f"        return await self._groups(by, {arguments})\n"
    )


def class_name(found: Resource) -> str:
    """Return the class name of a resource."""
    return f"Async{camel(found.name.replace('_', '-'))}"


def rows(found: Resource, schemas: Schema) -> tuple[str, str]:
    """Return the models of a row and of a group; empty if there are none."""
    if not found.listed:
        return "", ""
    grouped = response_schema(found, "groups/")
    group = forms_of_rows(grouped, schemas)[0] if grouped else ""
    return forms_of_rows(found.listed, schemas)[0], group


def forms_of_rows(listed: Schema, schemas: Schema) -> list[str]:
    """Return the models of the rows of a page."""
    page = schemas[leaves(listed, schemas)[0]]
    return leaves(page["properties"]["results"]["items"], schemas)


def detail(found: Resource, media_type: str, schemas: Schema) -> str:
    """Return the model of a detail: current (JSON) or as of a time; empty if there is none."""
    schema = response_schema(found, "{id}/", media_type)
    return leaves(schema, schemas)[0] if schema else ""


def revised(found: Resource, schemas: Schema) -> str:
    """Return the model of a revision; empty if there is no public history."""
    schema = response_schema(found, "{id}/revisions/")
    return forms_of_rows(schema, schemas)[0] if schema else ""


def response_schema(found: Resource, below: str, media_type: str = JSON) -> Schema | None:
    """Return the schema of a response at a path below the resource, or None without this media type."""
    operation = found.paths.get(found.path + below, {}).get("get")
    content = operation["responses"]["200"]["content"].get(media_type) if operation else None
    return content and content["schema"]


def reader(row: str, schemas: Schema) -> str:
    """Return the name of the class that reads a row."""
    return f"Any{row}" if is_choice(schemas[row]) else row


def leaves(schema: Schema, schemas: Schema) -> list[str]:
    """Return the names of the schemas that a schema may resolve to, the usual one first."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        inner = schemas[name]
        return [name] if is_choice(inner) or not {"oneOf", "anyOf"} & inner.keys() else leaves(inner, schemas)
    parts = next(schema[each] for each in ("allOf", "anyOf", "oneOf") if each in schema)
    return [name for part in parts for name in leaves(part, schemas)]
