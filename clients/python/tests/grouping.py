"""Parameters of lists of groups."""


def by_first_field(call, name):
    """The parameters that a list of groups needs: a field to group by and, for figures, only the count."""
    parameters = {each["name"]: each for each in call.known[name][2]["parameters"] if "name" in each}
    if "by" not in parameters or not parameters["by"].get("required"):
        return {}
    shared = {each.get("$ref", "").rpartition("/")[2] for each in call.known[name][2]["parameters"]}
    counted = {"aggregate": ["count"]} if "aggregate" in {*parameters, *shared} else {}
    return {"by": parameters["by"]["schema"]["items"]["enum"][:1], **counted}
