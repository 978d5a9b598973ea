"""The parameter that asks for a record as readers saw it at a moment."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from relations.api.errors import Fault
from relations.api.filters.bound import MomentField

AS_OF = "as_of"


def asked(request: Request) -> datetime | None:
    """The moment of this request, if it names one. Raises Fault unless it is one that has passed."""
    try:
        moment = MomentField().clean(request.query_params.get(AS_OF))
        if moment is not None and moment > timezone.now():
            raise ValidationError("That moment is still to come. Leave as_of out for now.", code="not_yet")
    except ValidationError as error:
        raise Fault(AS_OF, error.code, error.message) from error
    return moment


def parameter() -> OpenApiParameter:
    text = "The record as readers saw it at this moment, in portable form; no other parameter goes with it."
    schema = {"type": "string", "format": "date-time", "examples": ["2024-02-01T00:00:00Z"]}
    return OpenApiParameter(AS_OF, schema, description=text)
