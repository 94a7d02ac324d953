"""The web chat with Gradio, its surroundings, its microphone, and several workers behind it.

In: a page's requests. Out: answers as they stream.
May import: what is in ``assistant.web`` itself.
"""
