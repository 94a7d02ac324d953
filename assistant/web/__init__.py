"""The doors: HTTP interface, web chat, and what guards them.

In: requests from browsers and programs. Out: JSON as docs/api.md fixes it, event streams, pages.
Every door calls the same ``Assistant``; no answering is done here.
May import: ``corpus``, ``index``, and inside ``assistant`` everything but ``commands`` and ``cli``.
"""
