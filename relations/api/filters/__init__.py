"""Filters of lists: one noun in each file."""
