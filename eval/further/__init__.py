"""Documents that nobody prepared: added as anybody adds one, and asked about at once."""
