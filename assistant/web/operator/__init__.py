"""The 12345 operator's console: who may come in, what its search finds and shows, exports.

In: requests of signed-in accounts. Out: rows and pages for the templates.
May import: what is in ``assistant.web`` itself.
"""
