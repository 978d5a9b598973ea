"""The forms of bodies in the OpenAPI document, told from what the models declare of their documents."""

from typing import Any

from relations.api import asked
from relations.api.body_examples import declared
from relations.api.views.token import MOST_HOURS
from relations.api.write_schema import FORM, SCHEMES
from relations.documents.inner_shape import EXAMPLES, alias_shape, claim_shape, shared_shapes
from relations.documents.json_form import (
    SAYS_SOMETHING,
    Schema,
    changed,
    choice,
    closed,
    key,
    list_of,
    slug,
    text,
)
from relations.documents.shape import correction_shape, document_shape
from relations.documents.union import BOTH, OURS, THEIRS
from relations.models import Scope


def add_forms(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: the forms of bodies, and how one signs in."""
    components = result["components"]
    components["securitySchemes"] = SCHEMES
    components["schemas"] |= shared_shapes() | other_forms()
    for model, view in sorted(written_views(generator).items(), key=lambda item: item[0].__name__):
        examples = declared(view)
        name = f"{FORM}{model.__name__}"
        components["schemas"][name] = reasoned(document_shape(model, examples))
        components["schemas"][f"{name}Correction"] = reasoned(correction_shape(model, examples))
    return result


def written_views(generator: Any) -> dict[Any, Any]:
    """The views whose kinds are written, by model."""
    views = {callback.cls for _, _, _, callback in generator.endpoints if hasattr(callback, "cls")}
    return {
        view.queryset.model: view
        for view in views
        if "create" in getattr(view, "bodies", {}) and hasattr(view, "queryset")
    }


def other_forms() -> dict[str, Schema]:
    """The forms of bodies that are no documents."""
    words = text(SAYS_SOMETHING, 0, "The value, terse; references as kind/key.", "country/VNM")
    value = {"oneOf": [{"$ref": "#/components/schemas/WrittenQuantity"}, words], "description": "The value."}
    claim = claim_shape({"value": value})
    fact = text("^[a-z_]+$", 40, "The fact that it bears on, or `record`.", "period")
    of_fact = closed(claim["description"], {"fact": fact, **claim["properties"]}, ["fact", "at"])
    claim["properties"]["value"] = {"oneOf": [*value["oneOf"], {"type": "null"}], "description": "The value."}
    corrected = changed(claim, "value", "id")
    sequence = whole("The revision, by its `sequence` in the history.", 2**63 - 1, 412)
    login = {
        "username": text(SAYS_SOMETHING, 0, "Name of the account.", "anna"),
        "password": text(SAYS_SOMETHING, 0, "Its password.", "correct horse battery staple"),
        "scope": choice(Scope.values, "What for."),
        "hours": whole("How long it holds.", MOST_HOURS, 24),
    }
    to_approve, to_decline = said("What you say to it."), said("Why; needed for others' proposals.")
    return {
        "WrittenClaimOfFact": reasoned(of_fact),
        "WrittenClaimCorrection": reasoned(closed("What changes in a claim.", corrected, [])),
        "WrittenChoice": reasoned(choice_form()),
        **identity_forms(),
        "WrittenMark": reasoned(mark_form()),
        "WrittenNewAlias": reasoned(alias_shape()),
        "WrittenAliasCorrection": reasoned(closed("What changes in an alias.", changed(alias_shape()), [])),
        "WrittenSubmission": reasoned(closed("A draft is handed in.", {}, [])),
        "WrittenRestoration": reasoned(closed("A step is undone.", {"sequence": sequence}, ["sequence"])),
        "WrittenApproval": closed("A proposal is approved.", {"word": to_approve}, []),
        "WrittenDecline": closed("A proposal is declined.", {"word": to_decline}, []),
        "WrittenLogin": closed("An account signs in.", login, ["username", "password"]),
    }


def choice_form() -> Schema:
    """The form of a choice: a claim, or a value in portable form with the claims that it rests on."""
    chosen = {
        "type": ["string", "object", "array", "null"],
        "description": "The value that the fact shall hold, as its document has it; null empties it.",
        "examples": ["2023-12-12/2023-12-13"],
    }
    claim = text(SAYS_SOMETHING, 36, "The claim whose value the fact shall hold.", EXAMPLES["uuid"])
    rests_on = list_of(text(SAYS_SOMETHING, 36, "A claim.", EXAMPLES["uuid"]), "What a typed value rests on.")
    fact = text("^[a-z_]+$", 40, "The fact.", "period")
    members = {"fact": fact, "claim": claim, "value": chosen, "rests_on": rests_on}
    form = closed("Either a claim on the fact is chosen, or another value.", members, ["fact", "reason"])
    return form | {"oneOf": [{"required": ["claim"]}, {"required": ["value"]}]}


def mark_form() -> Schema:
    """The form of a mark on a paragraph."""
    number = whole("The number of the paragraph.", 2**31 - 1, 7)
    digest = text("^sha256:[0-9a-f]{64}$", 71, "Its digest, as it was read.", f"sha256:{'9f86d081' * 8}")
    members = {"number": number, "digest": digest}
    return closed("A paragraph was read, and holds nothing to claim.", members, [*members])


def identity_forms() -> dict[str, Schema]:
    """The forms of merging, undoing it, renaming, and moving a claim."""
    other = key("The other record.", "vo-van-tuong")
    read = whole("Its revision, as it was read.", 2**31 - 1, 3)
    choices = {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z_]+$"},
        "additionalProperties": choice((OURS, THEIRS, BOTH), "Whose value; both for lists."),
        "description": "Whose value a field shall have; ours, or theirs where we have none.",
        "examples": [{"country": THEIRS}],
    }
    two = {"from": other, "from_revision": read, "choices": choices}
    new = slug("The new identifier.", "vo-van-thuong")
    moved = {
        "claim": text(SAYS_SOMETHING, 36, "The claim.", EXAMPLES["uuid"]),
        "to": key("The record of the same kind that its words mean.", "vo-van-tuong"),
    }
    # A rehearsal needs no reason; the deed refuses to go without.
    return {
        "WrittenMerge": reasoned(
            closed("Another record becomes one with this.", two, ["from", "from_revision"])
        ),
        "WrittenUnmerge": reasoned(closed("A merge is undone.", {"from": other}, ["from"])),
        "WrittenMove": reasoned(closed("A claim is moved.", moved, [*moved])),
        "WrittenRenaming": reasoned(closed("A record is renamed.", {"to": new}, ["to"])),
    }


def whole(about: str, most: int, example: int) -> Schema:
    """A whole number from 1."""
    bounds = {"minimum": 1, "maximum": most}
    return {"type": "integer", **bounds, "description": about, "examples": [example]}


def reasoned(schema: Schema) -> Schema:
    """The form with the reason of the write."""
    reason = {"reason": said("Why; needed for what readers see.")}
    return schema | {"properties": schema["properties"] | reason}


def said(about: str) -> Schema:
    """A sentence of the author's own."""
    return {
        "type": ["string", "null"],
        "pattern": rf"^$|{SAYS_SOMETHING}",
        "maxLength": asked.LONGEST_REASON,
        "description": about,
        "examples": ["A second source names the day."],
    }
