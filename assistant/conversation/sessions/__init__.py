"""What a conversation remembers, and where it is kept between its turns.

In: what was told and answered. Out: ``Session``; ``Sessions`` in memory or in the database.
May import: ``assistant.storage``.
"""
