"""Follow-ups of calculations, made by the hundred: what is said next, and what must come of it."""
