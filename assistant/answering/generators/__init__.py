"""Optional language models that phrase an answer; they never compute and are never believed.

In: the question, numbered evidence, the finished calculation's sentences.
Out: sentences as they come; each is checked by ``grounding`` before it is shown.
May import: ``corpus``, ``assistant.answering``; heavy packages and the network only inside.
"""
