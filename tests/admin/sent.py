"""What a browser would send of a form as it is shown, without anything typed."""

from django.http import QueryDict


def sent(form):
    """What a browser would send of a form as it is shown."""
    data = QueryDict(mutable=True)
    for bound in form:
        add(data, bound.field.widget.get_context(bound.html_name, bound.value(), {})["widget"])
    return data


def sent_of_record(form):
    """What a browser would send of the form of a record."""
    data = QueryDict(mutable=True)
    for rows in form.lists.values():
        data.update(sent(rows.management_form))
        for row in rows.forms:
            data.update(sent(row))
    for each in (form.single, *form.bases.values()):
        data.update(sent(each))
    return data.urlencode()


def add(data, widget):
    if "subwidgets" in widget:
        for each in widget["subwidgets"]:
            add(data, each)
    elif "optgroups" in widget:
        chosen = [o["value"] for _, options, _ in widget["optgroups"] for o in options if o["selected"]]
        data.setlist(widget["name"], [str(each) for each in chosen])
    elif widget.get("type") == "checkbox":
        data.setlist(widget["name"], ["on"] if widget["attrs"].get("checked") else [])
    elif widget["value"] is not None:
        data[widget["name"]] = str(widget["value"])
