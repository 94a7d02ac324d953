"""What a message says of the rules' inputs: words, times, bounds, what is denied or of others.

In: one message. Out: ``Told``, and the context of each quantity.
May import: ``quantities``, ``rules``, ``engine``.
"""
