"""A small released document, and changes to it."""

import copy

CLOSED = {"type": "object", "required": ["id"], "additionalProperties": False}
RELEASED = {
    "openapi": "3.1.1",
    "info": {"version": "1.4.0"},
    "paths": {
        "/visits/": {
            "get": {
                "operationId": "list_visits",
                "parameters": [
                    {
                        "in": "query",
                        "name": "kind",
                        "style": "form",
                        "explode": False,
                        "schema": {"type": "string", "enum": ["state", "official"]},
                    },
                    {
                        "in": "query",
                        "name": "limit",
                        "schema": {"type": "integer", "maximum": 500, "default": 50},
                    },
                    {
                        "in": "query",
                        "name": "host",
                        "schema": {"type": ["string", "null"], "pattern": "^[A-Z]+$"},
                    },
                ],
                "responses": {
                    "200": {
                        "headers": {"ETag": {"schema": {"type": "string"}}},
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Visit"}},
                            "text/csv": {"schema": {"type": "string"}},
                        },
                    },
                    "404": {"$ref": "#/components/responses/not_found"},
                },
            },
            "post": {
                "operationId": "create_visit",
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/WrittenVisit"}}}
                },
                "responses": {"201": {"description": "Created."}},
            },
        }
    },
    "components": {
        "responses": {"not_found": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}},
        "schemas": {
            "Visit": {
                "type": "object",
                "required": ["id", "title", "tour", "value"],
                "properties": {
                    "id": {"type": "string"},
                    "title": {"type": "string", "description": "The title."},
                    "kind": {
                        "allOf": [{"$ref": "#/components/schemas/Kind"}],
                        "description": "The kind.",
                    },
                    "tour": {"oneOf": [{"$ref": "#/components/schemas/Visit"}, {"type": "null"}]},
                    "days": {"type": "number"},
                    "on": {"type": "string", "format": "date"},
                    "value": {
                        "oneOf": [
                            {"$ref": "#/components/schemas/Visit"},
                            {"$ref": "#/components/schemas/Tour"},
                        ]
                    },
                },
            },
            "Kind": {"type": "string", "enum": ["state", "official"]},
            "Tour": {"type": "object"},
            "WrittenVisit": {
                **CLOSED,
                "properties": {
                    "id": {"type": "string", "maxLength": 80},
                    "note": {"type": ["string", "null"]},
                    "places": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}
GONE = object()


def with_change(where, value):
    """The released document with one value replaced, or removed."""
    document = copy.deepcopy(RELEASED)
    *steps, last = where.split(".")
    place = document
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place[step]
    last = int(last) if isinstance(place, list) else last
    if value is GONE:
        del place[last]
    elif isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value
    return document
