"""Citations of claims as text, BibTeX and CSL-JSON."""

import re
from typing import Any, NamedTuple

from entente_client import declared, models

# The CSL types of the kinds of sources.
FORMS = {"article": "article-magazine", "data_set": "dataset", "official_document": "legislation"}
SPECIAL = re.compile(r"([\\{}$&#%_~^])")


class Citation(NamedTuple):
    """One claim with its source and the place in it."""

    record: str
    fact: str
    value: str
    printed: str
    paragraph: int | None
    locator: str | None
    url: str
    source: models.Source

    def __str__(self) -> str:
        words = f" (“{self.printed}”)" if self.printed else ""
        return f"{self.record} {self.fact}: {self.value}{words}. {self.reference()}"

    def reference(self) -> str:
        """Return the source and the place in it as text."""
        parts = [self.source.title or self.source.id, self.publisher(), self.published(), self.place()]
        return f"{', '.join(each for each in parts if each)}. {self.url}"

    def place(self) -> str:
        """Return the place of the claim in its source."""
        return f"paragraph {self.paragraph}" if self.paragraph is not None else self.locator or ""

    def publisher(self) -> str:
        """Return the publisher of the source; empty if unknown."""
        return (self.source.publisher.name or "") if self.source.publisher else ""

    def published(self) -> str:
        """Return the date of publication in EDTF; empty if unknown."""
        return self.source.published.edtf if self.source.published else ""

    def bibtex(self) -> str:
        """Return a BibTeX entry; its note names the place in the source."""
        fields = {
            "title": self.source.title,
            "author": " and ".join(self.source.authors),
            "publisher": self.publisher(),
            "date": self.published(),
            "note": f"{self.record} {self.fact}: {self.place()}",
        }
        lines = [f"  {name} = {{{SPECIAL.sub(escaped, text)}}}," for name, text in fields.items() if text]
        return "\n".join([f"@misc{{{self.key()},", *lines, f"  url = {{{self.url}}},", "}"])

    def csl(self) -> dict[str, Any]:
        """Return a CSL-JSON item."""
        item = {
            "id": self.key(),
            "type": FORMS.get(self.source.kind or "", "document"),
            "title": self.source.title,
            "author": [{"literal": name} for name in self.source.authors],
            "publisher": self.publisher(),
            "issued": {"raw": self.published()} if self.published() else None,
            "URL": self.url,
            "note": f"{self.record} {self.fact}: {self.place()}",
        }
        return {name: value for name, value in item.items() if value}

    def key(self) -> str:
        """Return the key of the entry, always the same for a claim."""
        return f"{self.source.id}-{self.paragraph}" if self.paragraph is not None else self.source.id


def escaped(found: re.Match[str]) -> str:
    """Return a special character of TeX, escaped."""
    return f"\\{found[1]}" if found[1] not in "\\~^" else f"\\char`\\{found[1]}{{}}"


def citation(claim: models.Claim, source: models.Source) -> Citation:
    """Return the citation of a claim."""
    return Citation(
        record=f"{claim.record.kind}/{claim.record.id}",
        fact=claim.fact,
        value=value_text(claim.value),
        printed=claim.printed,
        paragraph=claim.paragraph.number if claim.paragraph else None,
        locator=claim.locator,
        url=claim.paragraph.url if claim.paragraph else claim.url,
        source=source,
    )


def value_text(value: Any) -> str:
    """Return the value of a claim as short text."""
    if value is None:
        return "no value"
    data = value.to_dict()
    match data["type"]:
        case "period":
            return str(data["edtf"])
        case "quantity":
            return " ".join(str(data[part]) for part in ("operator", "amount", "unit") if data.get(part))
        case "reference":
            return str(data["name"] or data["id"])
        case _:
            return str(data.get("text", data.get("value")))


def resource_and_id(record: str) -> tuple[str, str]:
    """Return the resource and the identifier in `visit/its-id` or `visits/its-id`."""
    kind, _, id = record.strip("/").rpartition("/")
    name = kind.rpartition("/")[2].replace("-", "_")
    return declared.RESOURCE_OF.get(name, name), id
