"""How the code becomes the OpenAPI document: stable names, every problem, an example on every property."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer
from rest_framework.generics import GenericAPIView

from relations.api import explanation, forms, grouping, moments, write_schema
from relations.api.answer_schema import (
    LIMITS,
    NOT_MODIFIED,
    OF_EXPORTS,
    STATE,
    headers,
    shape_parameters,
    with_exports,
)
from relations.api.deprecation import deprecation_of
from relations.api.errors import TITLES
from relations.api.parameters import INCLUDE
from relations.api.problem_schema import MOVED, reference
from relations.api.serializers.moment import MomentSerializer
from relations.models import Record

EVERYWHERE = (
    "invalid_parameters",
    "not_acceptable",
    "precondition_failed",
    "uri_too_long",
    "too_many_requests",
    "headers_too_large",
    "internal_error",
    "unavailable",
)
WITH_KEY = ("not_found",)
OF_RECORDS = ("gone",)
OF_ACCOUNTS = ("not_authenticated", "permission_denied")
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
        """Reading needs no account; anything else does."""
        return write_schema.auth(self.view, self.method)

    @property
    def writes(self) -> bool:
        """Whether the operation is no reading."""
        return self.method != "GET"

    @property
    def is_for_accounts(self) -> bool:
        """Whether it reads what readers do not see."""
        return not self.writes and bool(self.get_auth())

    def _get_request_body(self, direction: str = "request") -> dict | None:
        return write_schema.body(self.view)

    def is_deprecated(self) -> bool:
        """Whether it will go."""
        return deprecation_of(self.view, self.method) is not None

    def get_description(self) -> str:
        text = super().get_description()
        if getattr(self.view, "action", "") == "retrieve":
            noun = self.view.queryset.model._meta.verbose_name
            text = f"One {noun} by its identifier.\n\n{text}"
        going = deprecation_of(self.view, self.method)
        return f"{text}\n\n{going.sentence()}" if going else text

    def get_summary(self) -> str:
        return self.get_description().split("\n", 1)[0].split(". ", 1)[0].rstrip(".")

    @property
    def has_moments(self) -> bool:
        """Whether the operation also answers what stood at a moment."""
        return moments.AS_OF in getattr(self.view, "parameters", ())

    @property
    def has_shape(self) -> bool:
        """Whether the question may choose the members of the answer."""
        return isinstance(self.view, GenericAPIView) or bool(getattr(self.view, "members", None))

    @property
    def has_groups(self) -> bool:
        """Whether the operation also answers groups of rows."""
        return (
            not self.writes and hasattr(self.view, "group_serializer") and bool(grouping.offered(self.view))
        )

    def get_response_serializers(self) -> Any:
        found = super().get_response_serializers()
        if self.has_groups:
            name = f"{self.view.queryset.model.__name__}OrGroup"
            return PolymorphicProxySerializer(name, [found, self.view.group_serializer], None)
        if not self.has_moments:
            return found
        name = f"{self.view.queryset.model.__name__}NowOrThen"
        return PolymorphicProxySerializer(name, [found, MomentSerializer], None, many=False)

    def get_override_parameters(self) -> list:
        known = [*super().get_override_parameters(), format_parameter(self.view)]
        if self.writes:
            return [*known, *write_schema.parameters(self.view, self.method)]
        if self.has_moments:
            known.append(moments.parameter())
        if self.has_groups:
            known += grouping.parameters(self.view)
        if self.has_shape:
            known += shape_parameters()
        if getattr(self.view, "explains", False):
            known.append(explanation.parameter())
        includes = getattr(self.view, "includes", ())
        return [*known, include_parameter(includes)] if includes else known

    def _resolve_path_parameters(self, variables: list[str]) -> list[dict]:
        found = super()._resolve_path_parameters(variables)
        described = OF_LISTS | getattr(self.view, "path_parameters", {})
        for parameter in found:
            description, example = described[parameter["name"]]
            parameter["description"] = description
            if isinstance(example, int):
                parameter["schema"] = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
            elif "format" not in parameter["schema"]:
                parameter["schema"] |= {"pattern": forms.whole(forms.ANY_IDENTIFIER)}
                parameter["schema"]["maxLength"] = forms.LONGEST_SLUG
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
        return super()._postprocess_serializer_schema(schema, serializer, direction)

    def _get_response_bodies(self, direction: str = "response") -> dict:
        has_key = "{" in self.path
        if self.writes:
            return write_schema.responses(self.view, super()._get_response_bodies(direction), has_key)
        codes = [*EVERYWHERE, *(OF_ACCOUNTS if self.is_for_accounts else ())]
        model = getattr(getattr(self.view, "queryset", None), "model", None)
        codes += WITH_KEY if has_key else ()
        codes += grouping.REFUSALS if self.has_groups and grouping.has_amounts(self.view) else ()
        codes += OF_RECORDS if has_key and model is not None and issubclass(model, Record) else ()
        problems = {str(TITLES[code][0]): reference("responses", code) for code in codes}
        moved = {"308": reference("responses", MOVED)} if has_key else {}
        bodies = super()._get_response_bodies(direction)
        bodies["200"] |= self.described()
        bodies["200"]["content"] = with_exports(bodies["200"]["content"])
        unchanged = {"304": reference("responses", NOT_MODIFIED)}
        return dict(sorted((bodies | problems | moved | unchanged).items()))

    def described(self) -> dict:
        """What the answer is, and its headers."""
        if self.is_for_accounts:
            return {"description": self.get_summary(), "headers": headers(LIMITS)}
        if not self._is_list_view():
            return {"description": self.get_summary(), "headers": headers(STATE, LIMITS)}
        links = {"description": "`next` and `previous`, as in the body.", "schema": {"type": "string"}}
        known = {"Link": links, **headers(STATE, LIMITS, OF_EXPORTS)}
        return {"description": f"One page. {self.get_summary()}", "headers": known}


def example_of(schema: dict) -> Any:
    """What a value of a schema can look like, where nobody said."""
    if schema.get("enum") or "const" in schema:
        return schema.get("const") or schema["enum"][0]
    kind = schema.get("type")
    if kind == "array":
        member = example_of(schema["items"])
        return None if member is None else [member]
    return BY_FORMAT.get(schema.get("format", "")) or (BY_TYPE.get(kind) if isinstance(kind, str) else None)


def format_parameter(view: Any) -> OpenApiParameter:
    formats = [renderer.format for renderer in view.get_renderers()]
    schema = {"type": "string", "enum": formats, "examples": formats[:1]}
    return OpenApiParameter("format", schema, description="The format of the answer, instead of `Accept`.")


def include_parameter(names: tuple[str, ...]) -> OpenApiParameter:
    schema = {
        "type": "array",
        "items": {"type": "string", "enum": list(names)},
        "minItems": 1,
        "examples": [list(names[:1])],
    }
    text = "What to embed in each record, in a constant number of queries."
    return OpenApiParameter(INCLUDE, schema, description=text, style="form", explode=False)
