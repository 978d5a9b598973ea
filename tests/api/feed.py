"""Reading the feed of changes to its end."""

URL = "/api/v1/changes/"


def walked(api, after=0, limit=500):
    """Every change after a sequence, page by page, and the sequence to ask after next."""
    page, found = {"next": f"{URL}?after={after}&limit={limit}"}, []
    while page["next"]:
        answer = api.get(page["next"])
        assert answer.status_code == 200, answer.content
        page = answer.json()
        assert len(page["results"]) <= limit
        found += page["results"]
    return found, page["latest"]
