"""What gunicorn's worker does with connections: read, answer and close them without waiting for a client."""
