"""One migration a file, numbered in the order in which they run."""
