"""Fitting the score that says whether a result is wanted of a message."""
