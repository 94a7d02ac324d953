"""Optional language models that phrase an answer or propose a reading; they are never believed.

In: the question, numbered evidence, the finished calculation's sentences; or the person's words.
Out: sentences as they come, each checked by ``grounding`` before it is shown; or a proposal, held
against the person's words (``assistant.conversation.proposals.adopting``). They never compute.
May import: ``corpus``, ``assistant.answering``; heavy packages and the network only inside.
"""
