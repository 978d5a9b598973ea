"""Responses about accounts and curation."""
