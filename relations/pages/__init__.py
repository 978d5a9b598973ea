"""The web pages for readers: home page, API reference, problem pages, health checks."""
