"""Decisions that are shown before they are made: what would change, and then the same form once more."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from relations.actions.outcome import Asked, Outcome
from relations.admin.addresses import address
from relations.admin.asking import asked, number_of, tell_outcome
from relations.admin.preview import preview
from relations.admin.telling import faults_of, in_words
from relations.errors import EntenteError

CONFIRMED = "confirmed"
LEFT_OUT = ("csrfmiddlewaretoken", CONFIRMED)


@dataclass(frozen=True)
class Decision:
    """What somebody decides on a record at the desk: its page, the deed, and whether it is shown first."""

    context: dict
    title: str
    back: str
    deed: Callable[[Asked], Outcome]
    is_shown_first: bool = True


def confirmed(request, decision: Decision):
    """Do what is decided and lead to the record, or show first what would change; None if it is refused."""
    is_last = CONFIRMED in request.POST or not decision.is_shown_first
    try:
        question = asked(request, number_of(request, "revision"), dry_run=not is_last)
        outcome = decision.deed(question)
    except EntenteError as refusal:
        for fault in faults_of(refusal):
            messages.error(request, f"{fault.where}: {in_words(fault)}".removeprefix(": "))
        return None
    if is_last:
        tell_outcome(request, outcome)
        key = outcome.before.key if outcome.proposal else outcome.after.key
        return HttpResponseRedirect(address(outcome.after.noun, key))
    return confirmation(request, decision, outcome)


def confirmation(request, decision: Decision, outcome: Outcome):
    """What would change, with all that was filled in, to be sent once more."""
    names = [name for name in request.POST if name not in LEFT_OUT]
    context = decision.context | {
        "title": decision.title,
        "preview": preview(outcome),
        "also_changed": [(key, address(*key.split("/", 1))) for key in outcome.also_changed],
        "sent": [(name, value) for name in names for value in request.POST.getlist(name)],
        "reason": request.POST.get("reason", ""),
        "back": decision.back,
    }
    return TemplateResponse(request, "admin/relations/confirm.html", context)
