"""Where each resource answers: one noun a file."""
