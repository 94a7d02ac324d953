"""Messages that go on with a subject and messages that open one, and the model fitted to them."""
