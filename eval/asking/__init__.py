"""What a question asks for: labelled questions, and the model that is fitted on them."""
