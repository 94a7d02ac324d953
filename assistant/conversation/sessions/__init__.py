"""What a conversation remembers, and where it is kept between its turns.

In: what was told and answered. Out: ``Session``; ``Sessions`` in memory or in the database.
May import: ``assistant.calculator``, ``assistant.answering``, ``assistant.storage``; nothing else of the conversation.
"""
