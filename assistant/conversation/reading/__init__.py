"""What a message says on its own: courtesies off, English as Chinese terms, its intent by cues.

In: the words of one message. Out: ``Understanding``, a message read anew.
May import: nothing of the conversation.
"""
