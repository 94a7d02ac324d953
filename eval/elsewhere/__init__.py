"""Fitting the score that says whether another place's policy is asked for."""
