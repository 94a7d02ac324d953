"""The processes behind one address: started, watched, replaced, stopped.

In: settings. Out: a server that is ready.
May import: everything in ``assistant.web``.
"""
