"""Everything that differs between machines."""
