"""What a message is to the conversation before it: the same case, its words, another subject.

In: a ``Turn`` and its session. Out: the chances of each, the story read as one.
May import: the packages before it.
"""
