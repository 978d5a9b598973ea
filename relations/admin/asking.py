"""What a curator asks at the desk: who, when and why, for which revision, and whether only to see."""

from copy import copy

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from relations.actions.outcome import Asked, Outcome
from relations.documents.cleaning import clean
from relations.documents.fault import Faults
from relations.errors import InvalidDocuments
from relations.models import Revision
from relations.queries.history import document_after

CURATE = "relations.add_proposal"
LONGEST_REASON, MOST_DIGITS = 2000, 9
PREVIEW = "_preview"


def only_shown(request):
    """The same request as if it asked to see the page: what was sent stays with it, and nothing is done."""
    found = copy(request)
    found.method = "GET"
    return found


def may_curate(request) -> bool:
    return request.user.has_perm(CURATE)


def asked(request, revision: int | None = None, *, dry_run: bool | None = None) -> Asked:
    """Who asks for what. Raises InvalidDocuments for a reason that nobody can keep."""
    rehearses = PREVIEW in request.POST if dry_run is None else dry_run
    by = request.user.get_username()
    return Asked(by, timezone.now(), reason_of(request), revision, rehearses)


def reason_of(request) -> str:
    """The reason that was given, as text of bounded length. Raises InvalidDocuments."""
    faults = Faults()
    reason = clean(request.POST.get("reason", "").strip(), "reason", faults) or ""
    if len(reason) > LONGEST_REASON:
        faults.add("too_long", "reason", reason, f"is longer than {LONGEST_REASON} characters", "Shorten it.")
    if faults.found:
        raise InvalidDocuments(faults.found)
    return reason


def number_of(request, name: str) -> int:
    """A revision that a form names; 0, at which no record stands, if it names none."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else 0


def opened_at(request, record) -> Revision | None:
    """The revision at which a form was opened, as the form says."""
    number = number_of(request, "revision")
    return Revision.objects.filter(noun=record.noun(), key=record.key, number=number).first()


def standing_at(record) -> tuple[int, dict]:
    """The number and the document of the revision at which a record stands."""
    found = Revision.objects.get(noun=record.noun(), key=record.key, number=record.revision)
    return found.number, document_after(found).data


def tell_outcome(request, outcome: Outcome) -> None:
    """Say what came of a deed, with a link to what waits."""
    if outcome.proposal:
        where = reverse("admin:relations_proposal_change", args=[outcome.proposal.pk])
        what = format_html('<a href="{}">proposal {}</a>', where, outcome.proposal.pk)
        text = format_html("Readers see it once somebody else approves it: {} waits.", what)
        messages.success(request, text)
    elif outcome.revision:
        messages.success(request, f"Saved as revision {outcome.revision.number}.")
