"""Requests that nobody may be helped with, beside honest ones in their words."""
