"""What the tool loads: importing them registers them."""

from tests.fuzz import exclusions, real_values

__all__ = ["exclusions", "real_values"]
