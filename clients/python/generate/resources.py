"""entente_client/asynchronous/resources.py: each resource with what the schema says that it can do."""

from typing import Any, NamedTuple

from generate.choices import is_choice
from generate.listings import ROOT, camel, name_of_filters, type_of

Schema = dict[str, Any]

HEAD = '''"""Every resource of the API. Made from openapi.yaml when the package is built."""

from collections.abc import Iterable
from typing import ClassVar, Literal, Unpack

from entente_client import declared, models
from entente_client.asynchronous import imports, proposals, resource, tokens, writing
from entente_client.asynchronous.pages import AsyncPages
from entente_client.asynchronous.session import AsyncSession

'''
# What a resource can do if it has this address; of each group the first.
ABILITIES: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("{id}/merge/", "writing.AsyncIdentified"),
        ("{id}/submit/", "writing.AsyncEdited"),
        ("{id}/aliases/", "writing.AsyncNamed"),
        ("{id}/document/", "writing.AsyncWritten"),
        ("{id}/verify/", "writing.AsyncCorrected"),
    ),
    (("compare/", "resource.AsyncCompared"),),
    (("{id}/claims/", "resource.AsyncClaimed"),),
    (("{id}/history/", "resource.AsyncTraced[models.{revision}]"),),
    (("{id}/revisions/", "resource.AsyncRevised[models.{revision}, models.{moment}]"),),
)
# Those whose details are of one form, which their class names itself.
DETAILED = {
    "{id}/approve/": "proposals.AsyncReviewed",
    "{id}/verify/": "resource.AsyncVerified",
    "{id}/timeline/": "resource.AsyncRelated",
}
ALONE = {"imports": "imports.AsyncTaken", "tokens": "tokens.AsyncGranted"}


class Resource(NamedTuple):
    """A resource: its name, its address, the addresses below it, its operations."""

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
    """Return the text of the module."""
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
        return plain(found, [ALONE[found.name]], "The addresses of this name.", "")
    row, group = rows(found, schemas)
    model, moment, *_ = [*detail(found, schemas), "", ""]
    revision = revised(found, schemas)
    told = {"revision": revision, "moment": moment}
    bases = [next((base for path, base in each if path in found.below), "") for each in ABILITIES]
    bases = [each.format(**told) for each in bases]
    bases += [f"resource.AsyncGrouped[models.{group}]"] if group else []
    special = next((base for path, base in DETAILED.items() if path in found.below), "")
    bases += [special or (f"resource.AsyncDetailed[models.{model}]" if model else "")]
    members = f"    model = models.{model}\n" if model else ""
    members += f"    group = models.{group}\n" if group else ""
    members += "".join(f"    {name} = models.{form}\n" for name, form in told.items() if revision)
    members += call(found, row, document) if row else ""
    members += groups(found, group, document) if group else ""
    said = (
        found.paths.get(found.path, {})
        .get("get", {})
        .get("description", "Two countries, in canonical order.")
    )
    return plain(found, [each for each in bases if each], said, members)


def plain(found: Resource, bases: list[str], said: str, members: str) -> str:
    """Return the text of a class."""
    inherited = ", ".join(bases) or "resource.AsyncResource"
    return (
        f'\nclass {class_name(found)}({inherited}):\n    """{said}"""\n\n'
        f"    path = {found.path!r}\n{members}\n"
    )


def call(found: Resource, row: str, document: Schema) -> str:
    """Return the method that lists."""
    return (
        f"\n    def __call__(self, **filters: Unpack[declared.{name_of_filters(found.path, document)}]) "
        f"-> AsyncPages[models.{row}]:\n"
        '        """Return all that these filters find, page by page as it is needed."""\n'
        f"        return self._list(models.{reader(row, document['components']['schemas'])}, filters)\n"
    )


def groups(found: Resource, group: str, document: Schema) -> str:
    """Return the method that groups, with the names of what it can group by."""
    types = {each["name"]: type_of(each) for each in found.paths[found.path]["get"]["parameters"]}
    one = types["group_by"].partition(" | ")[0]
    sums = f", aggregate: {types['aggregate']} = ()" if "aggregate" in types else ""
    asked = "{**filters, 'aggregate': aggregate}" if sums else "filters"
    return (
        f"\n    async def groups(self, *by: {one}{sums}, "
        f"**filters: Unpack[declared.{name_of_filters(found.path, document)}]) -> list[models.{group}]:\n"
        '        """Return groups instead of rows. Figures are added up exactly, or refused."""\n'
        f"        return await self._groups(by, {asked})\n"
    )


def class_name(found: Resource) -> str:
    """Return the name of its class."""
    return f"Async{camel(found.name.replace('_', '-'))}"


def rows(found: Resource, schemas: Schema) -> tuple[str, str]:
    """Return the form of a row, and that of a group, if rows can be grouped."""
    if not found.listed:
        return "", ""
    names = forms_of_rows(found.listed, schemas)
    return names[0], next((name for name in names if name in ("Group", "FigureGroup")), "")


def forms_of_rows(listed: Schema, schemas: Schema) -> list[str]:
    """Return the forms of the rows of a page."""
    page = schemas[leaves(listed, schemas)[0]]
    return leaves(page["properties"]["results"]["items"], schemas)


def detail(found: Resource, schemas: Schema) -> list[str]:
    """Return the forms of one thing, if there is one by its identifier: as it is now, and as it was."""
    answered = answer(found, "{id}/")
    return leaves(answered, schemas) if answered else []


def revised(found: Resource, schemas: Schema) -> str:
    """Return the form of a step of its history, if readers see one."""
    answered = answer(found, "{id}/revisions/")
    return forms_of_rows(answered, schemas)[0] if answered else ""


def answer(found: Resource, below: str) -> Schema | None:
    """Return the schema of what is answered at an address below it."""
    operation = found.paths.get(found.path + below, {}).get("get")
    return operation and operation["responses"]["200"]["content"]["application/json"]["schema"]


def reader(row: str, schemas: Schema) -> str:
    """Return the name of what reads a row."""
    return f"Any{row}" if is_choice(schemas[row]) else row


def leaves(schema: Schema, schemas: Schema) -> list[str]:
    """Return the names of the forms that a schema leaves open, first what it mostly is."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        inner = schemas[name]
        return [name] if is_choice(inner) or not {"oneOf", "anyOf"} & inner.keys() else leaves(inner, schemas)
    parts = next(schema[each] for each in ("allOf", "anyOf", "oneOf") if each in schema)
    return [name for part in parts for name in leaves(part, schemas)]
