"""The formats of dates and times on the pages of the site."""
