"""Decisions with a confirmation page: what would change, and a button that submits the same form again."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from relations.actions.outcome import ChangeRequest, Outcome
from relations.admin.links import record_url
from relations.admin.messages import document_errors, error_text
from relations.admin.pages.preview import preview
from relations.admin.request_context import add_outcome_message, change_request, posted_number
from relations.errors import Error

CONFIRMED = "confirmed"
LEFT_OUT = ("csrfmiddlewaretoken", CONFIRMED)


@dataclass(frozen=True)
class Decision:
    """A decision about a record. `buttons` are its labels if it is made at once, and if it is proposed."""

    context: dict
    title: str
    buttons: tuple[str, str]
    back: str
    action: Callable[[ChangeRequest], Outcome]
    needs_confirmation: bool = True


def confirmed(request, decision: Decision):
    """The redirect after a decision, or its confirmation page; None after messages about errors."""
    is_last = CONFIRMED in request.POST or not decision.needs_confirmation
    try:
        requested = change_request(request, posted_number(request, "revision"), dry_run=not is_last)
        outcome = decision.action(requested)
    except Error as error:
        for each in document_errors(error):
            messages.error(request, f"{each.where}: {error_text(each)}".removeprefix(": "))
        return None
    if is_last:
        add_outcome_message(request, outcome)
        key = outcome.before.key if outcome.proposal else outcome.after.key
        return HttpResponseRedirect(record_url(outcome.after.noun, key))
    return confirmation(request, decision, outcome)


def confirmation(request, decision: Decision, outcome: Outcome):
    """The page that shows what would change, and keeps all fields to submit them again."""
    names = [name for name in request.POST if name not in LEFT_OUT]
    context = decision.context | {
        "title": decision.title,
        "button": decision.buttons[outcome.needs_review],
        "is_proposed": outcome.needs_review,
        "preview": preview(outcome),
        "also_changed": [(key, record_url(*key.split("/", 1))) for key in outcome.also_changed],
        "sent": [(name, value) for name in names for value in request.POST.getlist(name)],
        "reason": request.POST.get("reason", ""),
        "back": decision.back,
    }
    return TemplateResponse(request, "admin/relations/confirm.html", context)
