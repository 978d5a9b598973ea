"""Problem pages: cause, example and cure of each problem type of the API."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.views.decorators.http import require_safe

from relations.errors.codes import DOCUMENT_ERRORS


@require_safe
def problem(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a problem type. Raises Http404 if there is none."""
    try:
        return render(request, f"pages/problems/{code}.html", {"code": code, "errors": DOCUMENT_ERRORS})
    except TemplateDoesNotExist:
        raise Http404(code) from None
