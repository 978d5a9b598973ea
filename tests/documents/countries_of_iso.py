"""The reviewed lines of countries, and lookups of countries by code, name and external identifier."""

from pathlib import Path

import yaml

from relations.documents.countries.iso_countries import country_documents

REVIEWED = Path(__file__).parents[2] / "fixtures" / "countries.yaml"


def read_reviewed_lines():
    return yaml.load(REVIEWED.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only


def load_countries():
    return {document["id"]: document for document in country_documents(read_reviewed_lines())}


def by_code(documents):
    """The country of each current, old and other code."""
    fields = ("id", "alpha_2", "alpha_3", "numeric")
    return {
        code: key
        for key, document in documents.items()
        for code in (*(document[field] for field in fields), *document["other_codes"])
        if code
    }


def by_name(documents):
    """The country of each name and alias."""
    return {
        name: key
        for key, document in documents.items()
        for name in (
            document["name"],
            document["official_name"],
            *(each["text"] for each in document["aliases"]),
        )
        if name
    }


def by_external_id(documents):
    """The country of each external identifier."""
    return {text: key for key, document in documents.items() for text in document["external_ids"]}
