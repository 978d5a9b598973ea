"""What the tool loads: importing them registers them."""

from tests.fuzz import exclusions, plausible, progress, real_values

__all__ = ["exclusions", "plausible", "progress", "real_values"]
