"""The corpus: its documents, their outlines, their articles."""

from fastapi import APIRouter

from assistant.clock import today
from assistant.intake.errors import ApiError
from assistant.web.bodies import ArticleBody, DocumentBody, DocumentsBody
from assistant.web.context import InContext
from assistant.web.outlines import article_body, find_article, outline, summary

router = APIRouter(tags=["文件"])


@router.get("/api/documents", summary="收录的文件")
async def documents(context: InContext) -> DocumentsBody:
    """收录的全部文件。"""
    return DocumentsBody(documents=[summary(d) for d in context.assistant.catalog.documents])


@router.get("/api/documents/{document}", summary="一份文件的目录")
async def document_outline(document: str, context: InContext) -> DocumentBody:
    """一份文件的文头、目录、有效期和它引用的文件；可用 id 或文号。"""
    found = context.assistant.catalog.get(document)
    if found is None:
        raise ApiError("document_unknown")
    return outline(found, today())


@router.get("/api/articles/{document}/{number}", summary="一条全文")
async def article(document: str, number: str, context: InContext) -> ArticleBody:
    """一条的原文、通俗解读、责任单位、有效期和计算规则。"""
    assistant = context.assistant
    found = assistant.catalog.get(document)
    if found is None:
        raise ApiError("document_unknown")
    wanted = find_article(found, number)
    if wanted is None:
        raise ApiError("article_unknown")
    plain = assistant.catalog.plain(found.id).get(wanted.key)
    return article_body(found, wanted, assistant.rulebook, today(), plain)
