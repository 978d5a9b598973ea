"""What a form of the admin submits besides its fields: account, time, reason, revision, dry run."""

from copy import copy

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from relations.actions.outcome import ChangeRequest, Outcome
from relations.documents.cleaning import normalized
from relations.documents.error_collector import ErrorCollector
from relations.errors import InvalidDocuments
from relations.models import Revision
from relations.queries.history.revisions import document_after

CURATE = "relations.add_proposal"
LONGEST_REASON = 2000
MOST_DIGITS, MOST_PAGE_DIGITS = 9, 6
PREVIEW = "_preview"


def as_get_request(request):
    """A copy of a POST request that only displays the page; the submitted fields stay in it."""
    found = copy(request)
    found.method = "GET"
    return found


def may_curate(request) -> bool:
    """Whether the account may change records."""
    return request.user.has_perm(CURATE)


def change_request(request, revision: int | None = None, *, dry_run: bool | None = None) -> ChangeRequest:
    """Who asks for a change, when and why. Raises InvalidDocuments if the reason cannot be stored."""
    dry_runs = PREVIEW in request.POST if dry_run is None else dry_run
    by = request.user.get_username()
    return ChangeRequest(by, timezone.now(), posted_reason(request), revision, dry_runs)


def posted_reason(request) -> str:
    """The reason in the form, at most 2000 characters. Raises InvalidDocuments."""
    errors = ErrorCollector()
    reason = normalized(request.POST.get("reason", "").strip(), "reason", errors) or ""
    if len(reason) > LONGEST_REASON:
        errors.add("too_long", "reason", reason, f"is longer than {LONGEST_REASON} characters", "Shorten it.")
    if errors.found:
        raise InvalidDocuments(errors.found)
    return reason


def posted_number(request, name: str) -> int:
    """A number in the form; 0, which is no revision of a record, if there is none."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else 0


def query_number(request, name: str) -> int:
    """A number in the URL, such as that of a page; 1 if there is none."""
    text = request.GET.get(name, "")
    return max(int(text), 1) if text.isdecimal() and len(text) <= MOST_PAGE_DIGITS else 1


def opened_revision(request, record) -> Revision | None:
    """The revision of the record that the form was opened with; None if the form names none."""
    number = posted_number(request, "revision")
    return Revision.objects.filter(noun=record.noun(), key=record.key, number=number).first()


def current_document(record) -> tuple[int, dict]:
    """The number of the current revision of a record, and its document."""
    found = Revision.objects.get(noun=record.noun(), key=record.key, number=record.revision)
    return found.number, document_after(found).data


def add_outcome_message(request, outcome: Outcome) -> None:
    """Show what a change led to: a new revision, or a proposal with a link to it."""
    if outcome.proposal:
        where = reverse("admin:relations_proposal_change", args=[outcome.proposal.pk])
        what = format_html('<a href="{}">proposal {}</a>', where, outcome.proposal.pk)
        text = format_html("Submitted for review as {}. Readers see it once somebody else approves it.", what)
        messages.success(request, text)
    elif outcome.revision:
        messages.success(request, f"Saved as revision {outcome.revision.number}.")
