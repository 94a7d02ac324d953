"""Understanding, calculating, answering, and the surfaces people meet.

In: a person's question, the session it belongs to, the day it is asked for.
Out: an ``Answer`` whose every sentence rests on cited words or on a calculation.
May import: ``corpus``, ``index``.
"""
