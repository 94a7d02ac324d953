"""Question sets, measures, peers and reports.

In: questions in JSON Lines and the built assistant.
Out: measures with every single question's value, a report, benchmarks.
May import: everything.
"""
