"""Values that are not exact, in plain Python: periods, quantities, and how a claim relates to a record."""
