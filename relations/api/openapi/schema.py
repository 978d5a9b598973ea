"""The OpenAPI schema of the views: stable names, all problems, an example for each property."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import get_doc

from relations.api.http.deprecation import deprecation_of
from relations.api.http.negotiation import MomentRenderer
from relations.api.openapi import writes
from relations.api.openapi.components import reference
from relations.api.openapi.responses import (
    JSON,
    NOT_MODIFIED,
    PAGES,
    TAG,
    TOTAL,
    headers,
    with_exports,
)
from relations.api.openapi.statuses import problem_responses
from relations.api.parameters import patterns
from relations.api.parameters.as_of import AS_OF
from relations.representations.moment import MomentSerializer

BY_FORMAT = {
    "date": "2023-12-12",
    "date-time": "2024-02-01T09:30:00Z",
    "uuid": "5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55",
    "uri": "http://127.0.0.1:8000/api/v1/countries/VNM/",
}
OF_LISTS = {"place": ("Place of the alias in the list of the document, from 1.", 1)}
BY_TYPE = {"integer": 1, "boolean": False}


class ResourceSchema(AutoSchema):
    """The operations of a resource."""

    def get_auth(self) -> list:
        """No authentication for public reads."""
        return writes.auth(self.view, self.method)

    @property
    def writes(self) -> bool:
        """Whether the operation writes."""
        return self.method != "GET"

    @property
    def is_for_accounts(self) -> bool:
        """Whether it reads unpublished data."""
        return not self.writes and bool(self.get_auth())

    def get_request_serializer(self) -> Any:
        return writes.body(self.view)

    def _get_request_body(self, direction: str = "request") -> dict | None:
        found = super()._get_request_body(direction)
        return found and writes.with_examples(self.view, found)

    def is_deprecated(self) -> bool:
        """Whether it is deprecated."""
        return deprecation_of(self.view, self.method) is not None

    def get_description(self) -> str:
        text = super().get_description()
        if "{plural}" in text or "{a_noun}" in text:
            # The docstring of a method that all kinds share names the kind; that of the view set describes
            # it.
            meta = self.view.queryset.model._meta
            noun, plural = meta.verbose_name, meta.verbose_name_plural
            a_noun = f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
            text = text.replace("{plural}", plural).replace("{a_noun}", a_noun)
            text = f"{text}\n\n{get_doc(type(self.view))}"
        going = deprecation_of(self.view, self.method)
        return f"{text}\n\n{going.sentence()}" if going else text

    def get_summary(self) -> str:
        return self.get_description().split("\n", 1)[0].split(". ", 1)[0].rstrip(".")

    @property
    def responds_as_of(self) -> bool:
        """Whether the operation also responds with the state as of a time."""
        return AS_OF in self.view.declared_parameters(self.method)

    def get_response_serializers(self) -> Any:
        found = super().get_response_serializers()
        if not self.responds_as_of:
            return found
        return {(200, JSON): found, (200, MomentRenderer.media_type): MomentSerializer}

    def get_override_parameters(self) -> list:
        declared = [each.openapi(self.view) for each in self.view.declared_parameters(self.method)]
        headers = writes.headers(self.view, self.method) if self.writes else []
        return [*super().get_override_parameters(), *headers, *declared]

    def _resolve_path_parameters(self, variables: list[str]) -> list[dict]:
        found = super()._resolve_path_parameters(variables)
        described = OF_LISTS | getattr(self.view, "path_parameters", {})
        for parameter in found:
            description, example = described[parameter["name"]]
            parameter["description"] = description
            if isinstance(example, int):
                parameter["schema"] = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
            elif "format" not in parameter["schema"]:
                parameter["schema"] |= {"pattern": patterns.anchored(patterns.ANY_IDENTIFIER)}
                parameter["schema"]["maxLength"] = patterns.LONGEST_SLUG
            parameter["schema"]["examples"] = [example]
        return found

    def _postprocess_serializer_schema(self, schema: dict, serializer: Any, direction: str) -> dict:
        declared: dict[str, Any] = {}
        for cls in reversed(type(serializer).__mro__):
            declared |= vars(cls).get("examples", {})
        for name, found in schema.get("properties", {}).items():
            example = declared[name] if name in declared else example_of(found)
            if (name in declared or example is not None) and "$ref" not in found:
                found["examples"] = [example]
        if hasattr(serializer, "described"):
            schema = serializer.described(schema)
        return super()._postprocess_serializer_schema(schema, serializer, direction)

    def _get_response_bodies(self, direction: str = "response") -> dict:
        bodies = super()._get_response_bodies(direction)
        problems = problem_responses(self.view, self.method, has_id="{" in self.path)
        if self.writes:
            return dict(sorted((writes.described(bodies) | problems).items()))
        bodies["200"] |= self.described()
        bodies["200"]["content"] = with_exports(bodies["200"]["content"])
        unchanged = {"304": reference("responses", NOT_MODIFIED)}
        return dict(sorted((bodies | problems | unchanged).items()))

    def described(self) -> dict:
        """The description and headers of the successful response of a read."""
        if self.is_for_accounts:
            return {"description": "OK."}
        if not self._is_list_view():
            return {"description": "OK.", "headers": headers(TAG)}
        return {"description": "One page.", "headers": headers(PAGES, TAG, TOTAL)}


def example_of(schema: dict) -> Any:
    """An example of a schema without a declared one."""
    if schema.get("enum") or "const" in schema:
        return schema.get("const") or schema["enum"][0]
    kind = schema.get("type")
    if kind == "array":
        member = example_of(schema["items"])
        return None if member is None else [member]
    return BY_FORMAT.get(schema.get("format", "")) or (BY_TYPE.get(kind) if isinstance(kind, str) else None)
