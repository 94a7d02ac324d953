"""What is asked of a document, not of an award: its data, its contents, its articles."""

from dataclasses import dataclass

from assistant.conversation.reading.cues.loading import Cue


@dataclass(frozen=True, slots=True)
class Documents:
    """The patterns of ``documents.yaml``, which says what each is for."""

    of_the_document: Cue
    contents_of_document: Cue
    whereabouts_of_document: Cue
    list_asked: Cue
    article_beside: Cue
    row_meant: Cue
    level: Cue
    examining: Cue
    holds_now: Cue
