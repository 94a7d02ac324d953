"""Which rules a message speaks of or goes on with, and which of them belong together.

In: a ``Turn``. Out: candidates, the rules on the clause that answers, the input that a change is for.
May import: the packages before it (see ``docs/architecture.md``).
"""
