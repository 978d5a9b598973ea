"""Bodies of reviews, marks on paragraphs, and tokens."""

from relations.api.bodies.body import Body, ReasonedBody, ReasonField
from relations.api.bodies.field import KnownChoiceField, TextField, WholeNumberField
from relations.models import Scope

DEFAULT_HOURS, MOST_HOURS = 24, 24 * 90
LARGEST_NUMBER = 2**31 - 1
DIGEST = "^sha256:[0-9a-f]{64}$"
DIGEST_EXAMPLE = f"sha256:{'9f86d081' * 8}"


class ApprovalBodySerializer(Body):
    """Approves a proposal."""

    comment = ReasonField(help_text="Comment for the author.")

    examples = {"comment": "Both claims are correct."}
    example = examples


class DeclineBodySerializer(Body):
    """Declines a proposal."""

    comment = ReasonField(help_text="Comment for the author. Required unless you withdraw your own proposal.")

    examples = {"comment": "The paragraph says something else."}
    example = examples


class MarkBodySerializer(ReasonedBody):
    """Marks a paragraph as read, with nothing to record."""

    number = WholeNumberField(
        LARGEST_NUMBER, "Copy it from the paragraph.", help_text="Number of the paragraph."
    )
    digest = TextField(
        DIGEST,
        "is not a digest",
        "Copy it from the paragraph: sha256: and 64 hexadecimal digits.",
        max_length=71,
        help_text="Digest of the paragraph that you read.",
    )

    examples = {"number": 7, "digest": DIGEST_EXAMPLE}
    example = examples | {"reason": "An advertisement."}


class LoginBodySerializer(Body):
    """Signs in to create a token."""

    username = TextField(trim_whitespace=False, help_text="Name of the account.")
    password = TextField(trim_whitespace=False, help_text="Password of the account.")
    scope = KnownChoiceField(
        Scope.choices,
        default=Scope.READ,
        help_text="Scope of the token: reading only, or reading and writing.",
    )
    hours = WholeNumberField(
        MOST_HOURS,
        "Leave it out for 24 hours.",
        default=DEFAULT_HOURS,
        help_text="Hours until the token expires.",
    )

    examples = {"username": "anna", "password": "correct horse battery staple", "hours": 24}
    example = {"username": "anna", "password": "correct horse battery staple", "scope": "write"}
