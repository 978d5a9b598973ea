"""The reviewed lines of countries and what tests do with them."""

from pathlib import Path

import yaml

from relations.documents.iso_countries import country_documents

REVIEWED = Path(__file__).parents[2] / "fixtures" / "countries.yaml"


def reviewed():
    return yaml.load(REVIEWED.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only


def countries():
    return {document["id"]: document for document in country_documents(reviewed())}


def by_code(documents):
    """Which country each current, old and other code leads to."""
    fields = ("id", "alpha_2", "alpha_3", "numeric")
    return {
        code: key
        for key, document in documents.items()
        for code in (*(document[field] for field in fields), *document["other_codes"])
        if code
    }


def by_name(documents):
    """Which country each name and alias leads to."""
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
    """Which country each identifier of another system leads to."""
    return {text: key for key, document in documents.items() for text in document["external_ids"]}
