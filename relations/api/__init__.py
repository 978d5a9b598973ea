"""The JSON API: requests of readers and programs, and the responses."""
