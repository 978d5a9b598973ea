"""What the product can refuse: a stable code and a sentence that names the value, the rule and the cure."""

from collections.abc import Iterable


class EntenteError(Exception):
    """Something refused. `code` is stable for programs; the sentence is for people."""

    code = "refused"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class InvalidValue(EntenteError):
    """A value that cannot be what it claims to be. Says the value, the rule it breaks and the cure."""

    code = "invalid_value"

    def __init__(self, value: object, rule: str, cure: str) -> None:
        self.value, self.rule, self.cure = value, rule, cure
        super().__init__(f"{shortened(value)}: {rule}. {cure}")


class InvalidPeriod(InvalidValue):
    """A text that is no EDTF expression of a possible date or interval."""

    code = "invalid_period"


class InvalidQuantity(InvalidValue):
    """A mapping or amount that is no bounded decimal quantity."""

    code = "invalid_quantity"


class InvalidReference(InvalidValue):
    """A text that is no `kind/key`."""

    code = "invalid_reference"


class InvalidSearch(EntenteError):
    """A text that nothing can be searched by: without a word, too long, or of too many words."""

    code = "invalid_search"


class InvalidDocument(EntenteError):
    """One thing wrong in one document: code (of faults.py), where (field path), value, rule, what to do."""

    record_key = ""  # of which record, where a batch of them is judged

    def __init__(self, code: str, where: str, value: object, rule: str, cure: str) -> None:
        self.code, self.where, self.value, self.rule, self.cure = code, where, value, rule, cure
        super().__init__(f"{where}: {shortened(value)}: {rule}. {cure}".removeprefix(": "))

    def of_record(self, record_key: str) -> "InvalidDocument":
        """The same fault, which says of which record it is."""
        self.record_key = record_key
        self.sentence = f"{record_key} {self}"
        self.args = (self.sentence,)
        return self


class InvalidDocuments(EntenteError):
    """Every fault of a batch of documents, together: a batch is taken whole or not at all."""

    code = "invalid_documents"

    def __init__(self, faults: Iterable[InvalidDocument]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class RefusedDocument(InvalidDocument):
    """One document of a batch that breaks a rule between records; says what the refusal says."""

    def __init__(self, record_key: str, refusal: EntenteError) -> None:
        self.record_key, self.code = record_key, refusal.code
        self.where, self.value, self.rule, self.cure = "", record_key, refusal.sentence, ""
        EntenteError.__init__(self, refusal.sentence)


class RecordExists(EntenteError):
    """A record of that kind has that id already."""

    code = "record_exists"

    def __init__(self, record_key: str) -> None:
        super().__init__(f"{record_key} exists already. Correct it, or choose another id.")


class UncitedFacts(EntenteError):
    """A record that readers see must have a claim for every fact that holds a value."""

    code = "uncited_facts"

    def __init__(self, record_key: str, facts: Iterable[str]) -> None:
        self.record_key, self.facts = record_key, sorted(facts)
        cure = "Cite a paragraph for each, or name its basis (derived or background)."
        super().__init__(f"{record_key} has facts without a claim: {', '.join(self.facts)}. {cure}")


class UnfoundedBasis(EntenteError):
    """A basis that rests on claims which the data does not have."""

    code = "unfounded_basis"

    def __init__(self, record_key: str, fact: str, why: str) -> None:
        super().__init__(f"{record_key}, {fact}: {why}. Name claims that exist and are live.")


class BrokenRule(EntenteError):
    """A record that the database refuses, by a rule whose name is a sentence."""

    code = "broken_rule"

    def __init__(self, record_key: str, rule: str) -> None:
        self.record_key, self.rule = record_key, rule.replace("_", " ")
        super().__init__(f"{record_key} breaks a rule: {self.rule}. Change its values so that this holds.")


class AlreadyPublished(EntenteError):
    """The record is published."""

    code = "already_published"

    def __init__(self, record_key: str) -> None:
        super().__init__(f"{record_key} is published already. Correct it instead.")


class StaysPublished(EntenteError):
    """What readers saw never becomes a draft again: its address would deny that it ever was."""

    code = "stays_published"

    def __init__(self, record_key: str) -> None:
        super().__init__(f"{record_key} was shown, and is no draft any more. Correct or retract it.")


class Retracted(EntenteError):
    """The record was withdrawn, or merged into another."""

    code = "retracted"

    def __init__(self, record_key: str) -> None:
        super().__init__(f"{record_key} is retracted and takes no more changes. Work on one that stands.")


class FormerIdentifier(Retracted):
    """An identifier that a record had before it was renamed or merged. It leads on, and is not used again."""

    code = "former_identifier"

    def __init__(self, record_key: str, now: str) -> None:
        sentence = f"{record_key} is a former identifier of {now}; none is given twice. Use {now}."
        EntenteError.__init__(self, sentence)


class RenameRefused(EntenteError):
    """What keeps its identifier."""

    code = "rename_refused"

    def __init__(self, record_key: str) -> None:
        super().__init__(f"{record_key} is reference data and keeps its identifier. Add an alias instead.")


class SelfApproval(EntenteError):
    """Nobody publishes what they wrote themselves."""

    code = "self_approval"

    def __init__(self, record_key: str, by: str) -> None:
        super().__init__(f"{by} wrote {record_key} and cannot publish it. Ask somebody else to review it.")


class MergeRefused(EntenteError):
    """Two records that cannot become one."""

    code = "merge_refused"

    def __init__(self, loser: str, winner: str, why: str) -> None:
        super().__init__(f"{loser} cannot be merged into {winner}: {why}.")


class StillReferred(EntenteError):
    """What published records refer to cannot vanish."""

    code = "still_referred"

    def __init__(self, record_key: str, referring: Iterable[str]) -> None:
        self.referring = sorted(referring)
        names = ", ".join(self.referring)
        super().__init__(f"{record_key} is named by {names}. Point them elsewhere, or merge the record.")


class UnpublishedReferences(EntenteError):
    """What readers see may refer only to what they can see."""

    code = "unpublished_references"

    def __init__(self, record_key: str, referred: Iterable[str]) -> None:
        self.referred = sorted(referred)
        names = ", ".join(self.referred)
        super().__init__(f"{record_key} refers to {names}, not published. Publish those first.")


class NothingChanged(EntenteError):
    """A deed that would leave the record as it is."""

    code = "nothing_changed"

    def __init__(self, record_key: str) -> None:
        super().__init__(f"{record_key} is already so. There is nothing to record.")


class FiguresCollide(EntenteError):
    """A sum that would count something twice, or mix what differs. Names the two figures and the reason."""

    code = "figures_collide"

    def __init__(self, first: str, second: str, reason: str) -> None:
        self.pair, self.reason = (first, second), reason
        why, cure = reason.replace("_", " "), "Group by what differs, narrow the question, or ask for counts."
        super().__init__(f"{first} and {second} do not add up: {why}. {cure}")


class Unavailable(EntenteError):
    """Something that answers need, such as the cache, is away."""

    code = "unavailable"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} does not answer. Ask again in a few seconds.")


def shortened(value: object, limit: int = 80) -> str:
    """The value for a sentence: printable, quoted if text, at most `limit` characters."""
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
