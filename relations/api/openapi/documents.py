"""Portable documents in the OpenAPI document: a schema for each kind, and the responses that contain one."""

from typing import Any

from drf_spectacular.settings import spectacular_settings

from relations.api.bodies.stored import stored_document
from relations.api.openapi.components import component_name, reference
from relations.api.views.resource import DocumentedViewSet
from relations.models import KINDS, Documented

DOCUMENT, OF_ANY_KIND = "document", "PortableDocument"
CHANGE, KIND = "Change", "kind"
ENVELOPE = "Envelope"
# The schemas with a document, and their fields that depend on the kind.
HOLDERS = {
    "Revision": (DOCUMENT,),
    "Moment": (DOCUMENT,),
    "CurrentDocument": (DOCUMENT,),
    CHANGE: (KIND, DOCUMENT),
}
REVISIONS = "PaginatedRevisionList"
Schema = dict[str, Any]
Schemas = dict[str, Schema]
Names = dict[str, str]


def add_document_schemas(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook, the first: add the schemas of stored documents by kind."""
    for view in views_of_kinds(generator).values():
        schema = view(request=None).schema
        schema.registry = generator.registry
        schema.resolve_serializer(stored_document(view.serializer_class), "response")
    result["components"] = generator.registry.build(spectacular_settings.APPEND_COMPONENTS)
    return result


def add_documents(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: set the schemas of documents in responses."""
    schemas, views = result["components"]["schemas"], views_of_kinds(generator)
    sealed = {name: seal(schemas, name, *own) for name, own in HOLDERS.items() if name in schemas}
    revisions = schemas.pop(REVISIONS)
    for model in views:
        names = names_of(model)
        schemas[names[REVISIONS]] = renamed(revisions, names)
        for name, members in sealed.items():
            schemas[names[name]] = enclosing(name, of_kind(model, members), names, schemas)
        name_documents(result, model, names)
    if CHANGE in sealed:
        schemas[CHANGE] = choice_of(views, schemas[CHANGE + ENVELOPE])
    return result


def views_of_kinds(generator: Any) -> dict[type[Documented], Any]:
    """The view set of each kind, in the order of kinds."""
    views = {callback.cls for _, _, _, callback in generator.endpoints}
    found = {view.queryset.model: view for view in views if issubclass(view, DocumentedViewSet)}
    return {model: found[model] for model in KINDS.values() if model in found}


def names_of(model: type[Documented]) -> Names:
    """The names of the schemas with documents of any kind where they have those of one kind."""
    kind = model.__name__
    return {
        OF_ANY_KIND: f"{kind}Document",
        REVISIONS: f"Paginated{kind}RevisionList",
        **{name: kind + name for name in HOLDERS},
    }


def seal(schemas: Schemas, name: str, *members: str) -> Schemas:
    """Remove fields from a schema, which becomes the envelope of documents, and return these fields."""
    form = schemas.pop(name)
    schemas[name + ENVELOPE] = form | {
        "properties": {key: each for key, each in form["properties"].items() if key not in members},
        "required": [each for each in form["required"] if each not in members],
    }
    return {member: form["properties"][member] for member in members}


def enclosing(name: str, members: Schemas, names: Names, schemas: Schemas) -> Schema:
    """The schema with an envelope and the fields of one kind."""
    inside = {"type": "object", "properties": renamed(members, names), "required": list(members)}
    parts = [reference("schemas", name + ENVELOPE), inside]
    return {"allOf": parts}


def of_kind(model: type[Documented], members: Schemas) -> Schemas:
    """The schema of one kind, which its field `kind` selects if it has one."""
    kind = {"type": "string", "enum": [model.noun()], "description": "Kind.", "examples": [model.noun()]}
    return members | ({KIND: kind} if KIND in members else {})


def choice_of(models: Any, envelope: Schema) -> Schema:
    """The schema of a change of any kind."""
    forms = {model.noun(): reference("schemas", names_of(model)[CHANGE]) for model in models}
    mapping = {noun: form["$ref"] for noun, form in forms.items()}
    return {
        "description": envelope["description"],
        "oneOf": list(forms.values()),
        "discriminator": {"propertyName": KIND, "mapping": mapping},
    }


def name_documents(result: dict, model: type[Documented], names: Names) -> None:
    """Let the responses at the URLs of a kind refer to the schemas of this kind."""
    for path, methods in result["paths"].items():
        if path.startswith(f"/api/v1/{model.resource()}/{{id}}/") and "get" in methods:
            response = methods["get"]["responses"]["200"]
            response["content"] = renamed(response["content"], names)


def renamed(found: Any, names: Names) -> Any:
    """A copy of a part of the document with other references."""
    if isinstance(found, list):
        return [renamed(each, names) for each in found]
    if not isinstance(found, dict):
        return found
    if component_name(found) in names:
        return reference("schemas", names[component_name(found)])
    return {key: renamed(each, names) for key, each in found.items()}
