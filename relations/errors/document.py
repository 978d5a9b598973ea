"""Errors of documents. Each says which field is wrong."""

from collections.abc import Iterable

from relations.errors.error import Error, shortened


class InvalidDocument(Error):
    """One field of a document that is wrong. `code` is one of codes.py, `where` the path of the field."""

    record_key = ""  # set where documents of several records are read together

    def __init__(self, code: str, where: str, value: object, rule: str, cure: str) -> None:
        self.code, self.where = code, where
        super().__init__(value, rule, cure)

    def subject(self) -> str:
        return f"{self.where}: {shortened(self.value)}:".removeprefix(": ")

    def of_record(self, record_key: str) -> "InvalidDocument":
        """The same error, with the record that it is about."""
        self.record_key = record_key
        self.add_prefix(f"{record_key} ")
        return self


class RejectedDocument(InvalidDocument):
    """A document that is valid by itself and violates a rule between records."""

    def __init__(self, record_key: str, error: Error) -> None:
        super().__init__(error.code, "", error.value, error.rule, error.cure)
        self.record_key, self.message, self.args = record_key, error.message, error.args


class InvalidDocuments(Error):
    """All errors of a batch of documents. A batch is written completely or not at all."""

    code = "invalid_documents"

    def __init__(self, errors: Iterable[InvalidDocument]) -> None:
        self.errors = list(errors)
        super().__init__("The documents", "are not valid", "Fix each error and send them again.")
        self.message = "\n".join(str(error) for error in self.errors)
        self.args = (self.message,)
