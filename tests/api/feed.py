"""Reads the changes feed to its end."""

URL = "/api/v1/changes/"


def read_changes(api, after=0, limit=500):
    """Every change after a sequence number, read page by page, and the latest sequence number."""
    page, found = {"next": f"{URL}?after={after}&limit={limit}"}, []
    while page["next"]:
        response = api.get(page["next"])
        assert response.status_code == 200, response.content
        page = response.json()
        assert len(page["results"]) <= limit
        found += page["results"]
    return found, page["latest"]
