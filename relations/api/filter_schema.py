"""Filters in the OpenAPI document, where no list of rows declares them."""

from drf_spectacular.utils import OpenApiParameter


def filter_parameters(filterset: type) -> list[OpenApiParameter]:
    """The filters of a set, each with what it takes and an example."""
    return [
        OpenApiParameter(name, schema_of(parameter), description=schema_of(parameter)["description"])
        for name, parameter in filterset.base_filters.items()
    ]


def as_parameters(described: list[dict]) -> list[OpenApiParameter]:
    """Parameters given as the document shows them."""
    return [
        OpenApiParameter(each["name"], each["schema"], description=each["description"]) for each in described
    ]


def schema_of(parameter) -> dict:
    return dict(parameter._spectacular_annotation["field"])
