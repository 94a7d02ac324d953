"""Whether figures of everyday messages are read for the input they fill."""
