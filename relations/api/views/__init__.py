"""The views of the API, one noun a file."""
