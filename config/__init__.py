"""The settings, and everything else that differs between machines."""
