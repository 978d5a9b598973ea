"""What answers carry beside their body, and the choice of their members, in the OpenAPI document."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter

from relations.api import shape
from relations.api.explanation import EXPLAIN
from relations.api.explanation_schema import EXPLAINABLE, EXPLANATION
from relations.api.negotiation import EXPORTS
from relations.api.problem_schema import reference

NOT_MODIFIED = "NotModified"
SELECTION = "Selection"
TEXT = {"type": "string"}
# Of every answer that is of the present state of the data.
STATE = {
    "ETag": (
        "Strong: another state, language, format, coding or question has another.",
        '"3-9f86d081884c7d65"',
    ),
    "Last-Modified": ("When anything in the data changed last.", "Thu, 01 Feb 2024 09:30:00 GMT"),
    "Cache-Control": ("For how long nobody needs to ask again.", "public, max-age=60"),
    "Content-Language": ("In which language things are named that have a name in it.", "vi"),
}
LIMITS = {
    "RateLimit-Policy": ("How many requests one client has in how many seconds.", '"reading";q=6000;w=60'),
    "RateLimit": ("How many are left, and for how many seconds.", '"reading";r=5999;t=42'),
}
RETRY = {"Retry-After": ("In how many seconds the next request is answered.", "42")}
OF_EXPORTS = {
    "X-Total-Count": ("Of exports with `count=exact`: how many rows there are.", "412"),
}
DESCRIBED = STATE | LIMITS | RETRY | OF_EXPORTS
EXPORT_BODIES = {
    "application/x-ndjson": "A row a line; the last line, `complete`, says that this is all, counting them.",
    "text/csv": "A row a line below the names of the columns; lists are joined by `|`.",
}


def shape_parameters() -> list[OpenApiParameter]:
    """`fields` and `omit`."""
    texts = {
        shape.FIELDS: "Only these members of each answer.",
        shape.OMIT: "All members of each answer but these.",
    }
    # Which members there are is added with the answer: `let_select`.
    schema = {"type": "array", "items": TEXT, "minItems": 1, "examples": []}
    return [
        OpenApiParameter(name, schema, description=text, style="form", explode=False)
        for name, text in texts.items()
    ]


def headers(*groups: dict[str, tuple[str, str]]) -> dict[str, dict[str, str]]:
    return {name: reference("headers", name) for group in groups for name in group}


def with_exports(content: dict[str, Any]) -> dict[str, Any]:
    """The media types of a list; exports are text, and say how it is made."""
    types = {each.media_type for each in EXPORTS}
    return {
        kind: {"schema": TEXT | {"description": EXPORT_BODIES[kind]}} if kind in types else found
        for kind, found in content.items()
    }


def add_answers(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: headers, the answer without a body, and answers of which only a part is shown."""
    components = result["components"]
    components["headers"] = {
        name: {"description": text, "schema": TEXT | {"examples": [example]}}
        for name, (text, example) in DESCRIBED.items()
    }
    described = "What you hold still stands."
    components["responses"][NOT_MODIFIED] = {"description": described, "headers": headers(STATE, LIMITS)}
    components["responses"]["too_many_requests"]["headers"] = headers(LIMITS, RETRY)
    for methods in result["paths"].values():
        parameters = methods.get("get", {}).get("parameters", ())
        choosing = [each for each in parameters if each["name"] in shape.PARAMETERS]
        if choosing:
            answer = methods["get"]["responses"]["200"]["content"]["application/json"]
            members = list(let_select(answer, components["schemas"])["properties"])
            for parameter in choosing:
                example = members[:2] if parameter["name"] == shape.FIELDS else members[-1:]
                parameter["schema"] |= {"items": TEXT | {"enum": members}, "examples": [example]}
        if EXPLAIN in {each["name"] for each in parameters}:
            content = methods["get"]["responses"]["200"]["content"]
            explained = [content["application/json"]["schema"], reference("schemas", EXPLAINABLE)]
            content["application/json"]["schema"] = {"allOf": explained}
    components["schemas"] |= EXPLANATION
    return result


def let_select(answer: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Let an answer, or each row of a list, also be a selection of its members. The schema of all of them."""
    place, found = answer, answer["schema"]
    results = schemas[name_of(found)].get("properties", {}).get("results") if "$ref" in found else None
    if results:
        place, found = results, results["items"]
    if "anyOf" in found:
        return schemas[name_of(found["anyOf"][1])]
    whole = found
    while "oneOf" in schemas.get(name_of(whole), {}):
        whole = schemas[name_of(whole)]["oneOf"][0]
    name = name_of(whole) + SELECTION
    schemas[name] = selection(schemas[name_of(whole)])
    choice = {"anyOf": [found, reference("schemas", name)]}
    place["items" if results else "schema"] = choice
    return schemas[name_of(whole)]


def name_of(schema: dict[str, Any]) -> str:
    return schema.get("$ref", "").rpartition("/")[2]


def selection(schema: dict[str, Any]) -> dict[str, Any]:
    """The same members, none of them required."""
    text = "Those members that `fields` and `omit` leave."
    return {"type": "object", "description": text, "minProperties": 1, "properties": schema["properties"]}
