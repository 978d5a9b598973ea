"""What a value rests on, as people cite it: in words, as BibTeX, as CSL-JSON."""

import re
from typing import Any, NamedTuple

from entente_client import declared, models

# What a bibliography calls our kinds of sources.
FORMS = {"article": "article-magazine", "data_set": "dataset", "official_document": "legislation"}
SPECIAL = re.compile(r"([\\{}$&#%_~^])")


class Citation(NamedTuple):
    """One claim with its source, as a footnote needs them."""

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
        """Return the source and the place in it, in words."""
        parts = [self.source.title or self.source.id, self.publisher(), self.published(), self.place()]
        return f"{', '.join(each for each in parts if each)}. {self.url}"

    def place(self) -> str:
        """Return where in the source it stands."""
        return f"paragraph {self.paragraph}" if self.paragraph is not None else self.locator or ""

    def publisher(self) -> str:
        """Return who published the source, if that is known."""
        return (self.source.publisher.name or "") if self.source.publisher else ""

    def published(self) -> str:
        """Return when the source was published, as it is known."""
        return self.source.published.edtf if self.source.published else ""

    def bibtex(self) -> str:
        """Return an entry for BibTeX; the note names the place in the source."""
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
        """Return an item of CSL-JSON."""
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
        """Return a name for the entry, the same each time."""
        return f"{self.source.id}-{self.paragraph}" if self.paragraph is not None else self.source.id


def escaped(found: re.Match[str]) -> str:
    """Return a character that TeX would read otherwise."""
    return f"\\{found[1]}" if found[1] not in "\\~^" else f"\\char`\\{found[1]}{{}}"


def citation(claim: models.Claim, source: models.Source) -> Citation:
    """Return how a claim is cited."""
    return Citation(
        record=f"{claim.record.kind}/{claim.record.id}",
        fact=claim.fact,
        value=written(claim.value),
        printed=claim.printed,
        paragraph=claim.paragraph.number if claim.paragraph else None,
        locator=claim.locator,
        url=claim.paragraph.url if claim.paragraph else claim.url,
        source=source,
    )


def written(value: Any) -> str:
    """Return the value of a claim in a word or two."""
    if value is None:
        return "no value"
    said = value.to_dict()
    match said["type"]:
        case "period":
            return str(said["edtf"])
        case "quantity":
            return " ".join(str(said[part]) for part in ("operator", "amount", "unit") if said.get(part))
        case "reference":
            return str(said["name"] or said["id"])
        case _:
            return str(said.get("text", said.get("value")))


def address_of(record: str) -> tuple[str, str]:
    """Return the resource and the identifier in `visit/its-id` or `visits/its-id`."""
    kind, _, id = record.strip("/").rpartition("/")
    name = kind.rpartition("/")[2].replace("-", "_")
    return declared.RESOURCE_OF.get(name, name), id
