"""Exact sums from rules that are data.

In: rule files beside a document, and facts told in plain words or as fields.
Out: ``Calculation`` objects: result, trace of steps, what was assumed, what is still missing.
May import: ``corpus``; never torch, never the network.
"""
