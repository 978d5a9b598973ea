"""What the problems of the API mean: cause, example and cure, one page each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.views.decorators.http import require_safe

from relations.faults import FAULTS


@require_safe
def problem(request: HttpRequest, code: str) -> HttpResponse:
    try:
        return render(request, f"pages/problems/{code}.html", {"code": code, "faults": FAULTS})
    except TemplateDoesNotExist:
        raise Http404(code) from None
