"""Portable documents in the OpenAPI document: a form for each kind, and the answers that hold one."""

from typing import Any

from relations.api.answer_schema import name_of
from relations.api.body_examples import declared
from relations.api.problem_schema import reference
from relations.documents.json_form import Schema
from relations.documents.kept_shape import kept_shape, kept_shapes
from relations.models import KINDS, Documented

DOCUMENT, OF_ANY_KIND = "document", "PortableDocument"
CHANGE, KIND = "Change", "kind"
ENVELOPE = "Envelope"
# What holds the document of a kind at the addresses of the kind.
REVISION, MOMENT, STANDING = "Revision", "Moment", "StandingDocument"
REVISIONS = "PaginatedRevisionList"
Schemas = dict[str, Schema]
Names = dict[str, str]


def add_documents(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: which form the documents have that answers hold."""
    schemas, views = result["components"]["schemas"], views_of_kinds(generator)
    choices = choices_of(schemas)
    schemas |= {name: with_choices(form, choices) for name, form in kept_shapes().items()}
    sealed = {name: seal(schemas, name, DOCUMENT) for name in (REVISION, MOMENT, STANDING)}
    changed = seal(schemas, CHANGE, KIND, DOCUMENT)
    revisions = schemas.pop(REVISIONS)
    for model, view in views.items():
        names = names_of(model)
        schemas[names[OF_ANY_KIND]] = with_choices(kept_shape(model, declared(view)), choices)
        schemas[names[REVISIONS]] = renamed(revisions, names)
        for name, found in sealed.items():
            if name != STANDING or hasattr(view, DOCUMENT):
                schemas[names[name]] = enclosing(name, found, names, schemas)
        schemas[names[CHANGE]] = change_of(model, changed, names, schemas)
        name_answers(result, model, names)
    schemas[CHANGE] = choice_of(views, schemas[CHANGE + ENVELOPE])
    return result


def choices_of(schemas: Schemas) -> Names:
    """The names of all sets of choices, by the words in them."""
    return {words(form): name for name, form in schemas.items() if "enum" in form}


def words(form: Schema) -> str:
    return " ".join(sorted(form["enum"]))


def with_choices(schema: Schema, choices: Names) -> Schema:
    """A form that names the sets of choices that have names."""
    if "enum" in schema and words(schema) in choices:
        about = {name: schema[name] for name in ("description", "examples")}
        return {"allOf": [reference("schemas", choices[words(schema)])], **about}
    found = dict(schema)
    if "items" in found:
        found["items"] = with_choices(found["items"], choices)
    if "properties" in found:
        found["properties"] = {
            name: with_choices(each, choices) for name, each in found["properties"].items()
        }
    return found


def views_of_kinds(generator: Any) -> dict[type[Documented], Any]:
    """The view of each kind, in the order of kinds."""
    views = {callback.cls for _, _, _, callback in generator.endpoints}
    found = {view.queryset.model: view for view in views if hasattr(view, "revisions")}
    return {model: found[model] for model in KINDS.values()}


def names_of(model: type[Documented]) -> Names:
    """What forms that hold documents of any kind are called where they hold those of one."""
    kind = model.__name__
    return {
        OF_ANY_KIND: f"{kind}Document",
        REVISIONS: f"Paginated{kind}RevisionList",
        **{name: kind + name for name in (REVISION, MOMENT, STANDING, CHANGE)},
    }


def seal(schemas: Schemas, name: str, *members: str) -> Schemas:
    """Take members out of a form, which becomes the envelope of what they hold. Those members."""
    form = schemas.pop(name)
    schemas[name + ENVELOPE] = form | {
        "properties": {key: each for key, each in form["properties"].items() if key not in members},
        "required": [each for each in form["required"] if each not in members],
    }
    return {member: form["properties"][member] for member in members}


def enclosing(name: str, members: Schemas, names: Names, schemas: Schemas) -> Schema:
    """A form with its envelope, and the members that are of one kind."""
    inside = {"type": "object", "properties": renamed(members, names), "required": list(members)}
    parts = [reference("schemas", name + ENVELOPE), inside]
    return {"description": schemas[name + ENVELOPE]["description"], "allOf": parts}


def change_of(model: type[Documented], members: Schemas, names: Names, schemas: Schemas) -> Schema:
    """A change of something of a kind, which its member `kind` tells."""
    kind = {"type": "string", "enum": [model.noun()], "description": "Kind.", "examples": [model.noun()]}
    return enclosing(CHANGE, members | {KIND: kind}, names, schemas)


def choice_of(models: Any, envelope: Schema) -> Schema:
    """A change of whatever kind."""
    forms = {model.noun(): reference("schemas", names_of(model)[CHANGE]) for model in models}
    mapping = {noun: form["$ref"] for noun, form in forms.items()}
    return {
        "description": envelope["description"],
        "oneOf": list(forms.values()),
        "discriminator": {"propertyName": KIND, "mapping": mapping},
    }


def name_answers(result: dict, model: type[Documented], names: Names) -> None:
    """Let what is answered at the addresses of a kind be of this kind."""
    schemas, now_or_then = result["components"]["schemas"], f"{model.__name__}NowOrThen"
    schemas[now_or_then] = renamed(schemas[now_or_then], names)
    for path, methods in result["paths"].items():
        if path.startswith(f"/api/v1/{model.resource()}/{{id}}/") and "get" in methods:
            answer = methods["get"]["responses"]["200"]
            answer["content"] = renamed(answer["content"], names)


def renamed(found: Any, names: Names) -> Any:
    """A part of the document that refers to other forms."""
    if isinstance(found, list):
        return [renamed(each, names) for each in found]
    if not isinstance(found, dict):
        return found
    if name_of(found) in names:
        return reference("schemas", names[name_of(found)])
    return {key: renamed(each, names) for key, each in found.items()}
