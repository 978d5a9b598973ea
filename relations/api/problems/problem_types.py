"""The types of problems, their titles and their codes."""

from collections.abc import Set

# Each type has a page of the same name, and a title that is always the same.
TYPES = {
    "bad_request": (400, "The request cannot be read"),
    "unknown_parameter": (400, "Unknown parameter"),
    "invalid_value": (400, "Invalid value"),
    "invalid_parameters": (400, "Invalid parameters"),
    "invalid_document": (400, "The request body is invalid"),
    "not_authenticated": (401, "Authentication required"),
    "permission_denied": (403, "Permission denied"),
    "not_found": (404, "Not found"),
    "method_not_allowed": (405, "Method not allowed"),
    "not_acceptable": (406, "Format not available"),
    "request_timeout": (408, "The request took too long to arrive"),
    "figures_not_additive": (409, "These figures cannot be added up"),
    "rule_violation": (409, "The request breaks a rule"),
    "gone": (410, "This record was retracted"),
    "precondition_failed": (412, "The record has changed since you read it"),
    "payload_too_large": (413, "The request body is too large"),
    "uri_too_long": (414, "The URL is too long"),
    "unsupported_media_type": (415, "Unsupported media type"),
    "precondition_required": (428, "If-Match is required"),
    "too_many_requests": (429, "Too many requests"),
    "headers_too_large": (431, "The headers are too large"),
    "internal_error": (500, "Internal server error"),
    "unavailable": (503, "A service this depends on is unavailable"),
}
# The types that have the code of another one: all three about parameters are `invalid_parameters`.
WITHOUT_CODE = ("unknown_parameter", "invalid_value")
# The stable codes, each of which is also the name of a type.
TITLES = {code: found for code, found in TYPES.items() if code not in WITHOUT_CODE}
# Errors of a parameter itself, or of several together, rather than of a value.
NOT_VALUES = frozenset({"unknown_parameter", "required", "missing_reason", "inconsistent", "wrong_format"})


def type_of_parameter_errors(codes: Set[str]) -> str:
    """The type of a problem with parameters, from the codes of its errors."""
    if codes == {"unknown_parameter"}:
        return "unknown_parameter"
    return "invalid_parameters" if codes & NOT_VALUES else "invalid_value"
