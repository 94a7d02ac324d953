"""The commands of ``assistant``: one module each, with a typer ``app``, imported when it runs.

In: arguments and settings. Out: text for a person, or with ``--json`` the interface's bodies.
May import: ``corpus``, ``index``, and inside ``assistant`` everything but ``web``, which ``serve`` starts.
"""
