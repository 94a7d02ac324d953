"""An editor's answer, shown under the program's answer to the same question, marked as such."""

from typing import TYPE_CHECKING

from assistant.answering.answer import Answer
from assistant.storage.clock import china_day
from assistant.storage.editor_answers import EditorAnswer
from assistant.web.operator.search import article_name

if TYPE_CHECKING:
    from assistant.conversation.assistant import Assistant


def with_editor_answer(
    answer: Answer, found: EditorAnswer | None, assistant: "Assistant"
) -> Answer:
    """The answer with the editor's as a notice; the answer's own words and figures stay."""
    if found is None:
        return answer
    place = article_name(assistant, found.document, found.article)
    notice = (
        f"县里工作人员的答复（{china_day(found.written_at).isoformat()} 写，"
        f"有效到 {found.expires_on.isoformat()}，依据{place}）：{found.answer}"
    )
    return answer.model_copy(update={"notices": [*answer.notices, notice]})
