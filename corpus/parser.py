"""Source text → ``Document``: chapters, articles, items, sentences, clauses, all of them slices."""

from dataclasses import replace

from corpus.addresses import Address, addresses
from corpus.document import Article, Chapter, CitedDocument, Document, Item
from corpus.layout import Layout, lay_out, plain_newlines
from corpus.letterhead import Letterhead, read_letterhead
from corpus.markdown import without_pipes
from corpus.marks import find_marks
from corpus.meta import DocumentMeta
from corpus.notes import Notes, cited_in, merge_aliases, notes_in
from corpus.numbering import ARTICLE_RANK
from corpus.outline import Outline, Unit, build
from corpus.places import area_of
from corpus.sentences import sentences_in
from corpus.unnumbered import sections
from corpus.validity import closing, read_validity


def parse(source: str, *, id: str, meta: DocumentMeta | None = None) -> Document:
    """Parse a source as read from a file. ``meta`` is what ``document.yaml`` says of it.

    Any text gives a document: what is not understood stays text. Raises ``BadDocumentData`` where
    ``meta`` claims words that the text does not hold.
    """
    meta = meta or DocumentMeta()
    layout = lay_out(without_pipes(plain_newlines(source)))
    marks = find_marks(layout)
    outline = build(marks, layout.shadow, len(layout.text))
    if not outline.articles:
        outline = sections(layout)
    head = read_letterhead(layout, outline.start)
    head = replace(head, cuts=tuple(sorted({*head.cuts, *closing(layout)})))
    issued, printed = meta.issued or head.issued, meta.printed or head.printed
    chapters = _chapters(layout, outline, head)
    articles = _articles(layout, outline, head, meta)
    issuer, title = meta.issuer or head.issuer, meta.title or head.title
    area = area_of(issuer, title)
    return Document(
        id=id,
        number=meta.number or head.number,
        title=title or id,
        issuer=issuer,
        status=meta.status or head.status,
        issued=issued,
        printed=printed,
        addressees=head.addressees,
        copies=head.copies,
        chapters=tuple(chapter for chapter, _ in chapters),
        articles=articles,
        cited=_all_cited(layout, articles, title),
        terms=meta.read_terms(articles, layout.text),
        place=meta.place or area.place,
        within=meta.within or area.within,
        source=layout.source,
        text=layout.text,
        origins=layout.origins,
        pages=layout.pages,
        department_aliases=meta.department_groups,
        place_aliases=meta.place_groups,
        validity=meta.validity or read_validity(layout, issued, printed),
    )


def _chapters(layout: Layout, outline: Outline, head: Letterhead) -> list[tuple[Chapter, Unit]]:
    units = chapter_units(outline)
    found = []
    for number, unit in enumerate(units, start=1):
        label = unit.mark.label if unit.mark.style.rank < ARTICLE_RANK else unit.mark.written
        end = _trimmed_end(layout.shadow, unit.start, _cut(unit.end, unit.start, head))
        found.append((Chapter(number, label, _title_of(layout, unit), unit.start, end), unit))
    return found


def chapter_units(outline: Outline) -> list[Unit]:
    """The headings that are chapters: 第X章 where there is one, else the outermost headings."""
    named = [unit for unit in outline.headings if unit.mark.style.name == "chapter"]
    return named or [unit for unit in outline.headings if unit.parent is None]


def _articles(
    layout: Layout, outline: Outline, head: Letterhead, meta: DocumentMeta
) -> tuple[Article, ...]:
    numbers = {id(unit): number for number, unit in enumerate(chapter_units(outline), start=1)}
    found = []
    for unit, address in zip(outline.articles, addresses(outline, head.annexes), strict=True):
        above = unit.path()[:-1]
        chapter = next((numbers[id(u)] for u in reversed(above) if id(u) in numbers), None)
        headings = tuple(_title_of(layout, u) for u in above)
        found.append(_article(layout, unit, address, head, meta, chapter, headings))
    return tuple(found)


def _article(
    layout: Layout,
    unit: Unit,
    address: Address,
    head: Letterhead,
    meta: DocumentMeta,
    chapter: int | None,
    headings: tuple[str, ...],
) -> Article:
    end = _trimmed_end(layout.shadow, unit.mark.end, _cut(unit.end, unit.start, head))
    notes = notes_in(layout.text, layout.shadow, min(unit.body_start, end), end)
    body_start = _skip_blanks(layout.shadow, min(unit.body_start, end), end)
    body_end = max(body_start, _before_notes(layout.shadow, body_start, end, notes))
    items = _item_units(unit, body_end)
    cuts = sorted([*notes.spans, *((item.mark.start, item.mark.end) for item in items)])
    sentences = sentences_in(layout.shadow, _between(body_start, body_end, cuts))
    cited = cited_in(layout.text, layout.shadow, unit.start, end, excerpt=False)
    excerpts = {c.start: c for c in notes.excerpts}
    return Article(
        key=address.key,
        number=address.number,
        label=address.label,
        title=_title_of(layout, unit),
        chapter=chapter,
        start=unit.start,
        end=end,
        body_start=body_start,
        body_end=body_end,
        sentences=sentences,
        items=tuple(_item(layout, item, unit, body_end, cuts) for item in items),
        departments=merge_aliases(notes.departments, meta.department_groups),
        cited=tuple(excerpts.get(c.start, c) for c in cited),
        headings=headings,
    )


def _item_units(unit: Unit, body_end: int) -> list[Unit]:
    found = []
    for child in unit.children:
        if child.mark.end < body_end:
            found.append(child)
            found.extend(_item_units(child, body_end))
    return found


def _item(
    layout: Layout, item: Unit, article: Unit, body_end: int, cuts: list[tuple[int, int]]
) -> Item:
    """An item ends with its last numbered part; what follows the last item is the article's."""
    end = min(_item_end(layout.shadow, item), body_end)
    end = _trimmed_end(layout.shadow, item.mark.end, end)
    for first, last in reversed(cuts):
        if item.mark.end < first < end <= last:
            end = _trimmed_end(layout.shadow, item.mark.end, first)
    path = item.path()[len(article.path()) :]
    label = "".join(step.mark.label for step in path)
    sentences = sentences_in(layout.shadow, _between(item.mark.end, end, cuts))
    return Item(label, item.start, end, sentences)


def _item_end(shadow: str, item: Unit) -> int:
    """The end of an item: up to its next sibling, or of its paragraph where it is the last one."""
    last = item.children[-1] if item.children else None
    siblings = item.parent.children if item.parent else []
    if siblings and siblings[-1] is not item:
        return item.end
    if last is not None:
        return _item_end(shadow, last)
    stop = shadow.find("\n", item.mark.end, item.end)
    return item.end if stop < 0 else stop


def _title_of(layout: Layout, unit: Unit) -> str:
    if unit.title is None:
        return ""
    first, last = unit.title
    shadow = layout.shadow[first:last]
    if shadow[:1] in {"[", "("} and shadow.rstrip()[-1:] in {"]", ")"}:
        return layout.text[first:last].strip()[1:-1]
    return layout.text[first:last].strip().rstrip("。、：:")


def _cut(end: int, start: int, head: Letterhead) -> int:
    return min((cut for cut in head.cuts if start < cut < end), default=end)


def _trimmed_end(shadow: str, start: int, end: int) -> int:
    while end > start and shadow[end - 1].isspace():
        end -= 1
    return max(start, end)


def _skip_blanks(shadow: str, start: int, end: int) -> int:
    while start < end and shadow[start].isspace():
        start += 1
    return start


def _before_notes(shadow: str, start: int, end: int, notes: Notes) -> int:
    """The end of the binding words: notes at the very end are left out."""
    for first, last in reversed(notes.spans):
        if _trimmed_end(shadow, last, end) > last:
            break
        end = _trimmed_end(shadow, start, first)
    return end


def _between(start: int, end: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches from start to end that no cut covers."""
    stretches = []
    for first, last in cuts:
        if last <= start or first >= end:
            continue
        if first > start:
            stretches.append((start, first))
        start = max(start, last)
    if start < end:
        stretches.append((start, end))
    return stretches


def _all_cited(
    layout: Layout, articles: tuple[Article, ...], own_title: str
) -> tuple[CitedDocument, ...]:
    """Every document the text names, the articles' ones as they hold them; not the text itself."""
    known = {cited.start: cited for article in articles for cited in article.cited}
    named = cited_in(layout.text, layout.shadow, 0, len(layout.text), excerpt=False)
    return tuple(
        known.get(cited.start, cited) for cited in named if not _is_itself(layout, cited, own_title)
    )


def _is_itself(layout: Layout, cited: CitedDocument, own_title: str) -> bool:
    """《…》已经县人民政府同意 or 印发《…》, in the notice that prints the text."""
    behind = layout.shadow[cited.end : cited.end + 1]
    ahead = layout.shadow[max(0, cited.start - 2) : cited.start]
    return cited.title == own_title and (behind == "已" or ahead == "印发")
