"""Benchmarks: what a turn costs against one bare forward pass, and what an index costs."""
