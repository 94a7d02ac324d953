"""One module a subject, each with a ``router``; ``assistant.web.api`` puts them together."""
