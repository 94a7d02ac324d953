"""Every document at hand: opened from folders, added, removed, found by id, 文号 or title.

A folder holds one sub-folder a document, named by its id: ``source.txt`` (or ``source.md``) is its text,
``document.yaml`` what the text cannot say, ``themes.yaml`` what each article is about, ``plain.yaml``
each article in plain words, ``addressees.yaml`` whom it speaks to, ``original.*`` the file it was read
from where that was no UTF-8 text. Vocabulary, questions and rules lie beside them and belong to others.
"""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from corpus.addressees import Addressees, read_addressees
from corpus.disk import why
from corpus.document import Document
from corpus.english import Terms, read_english
from corpus.errors import (
    BadDocumentData,
    DocumentExists,
    FolderUnwritable,
    NotADocument,
    UnknownDocument,
    UnreadableFile,
)
from corpus.meta import load_meta
from corpus.naming import document_id, is_id
from corpus.normalise import fold_plain, shadow
from corpus.notes import plain_number
from corpus.numbering import mark_at
from corpus.parser import parse
from corpus.plain import PlainWords, read_plain
from corpus.readers import read
from corpus.themes import Themes, read_themes

_SOURCES = ("source.txt", "source.md")
_NOT_INDEXED = {"themes.yaml", "plain.yaml", "english.yaml", "addressees.yaml"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A document and the folder that it and the data beside it lie in."""

    document: Document
    folder: Path
    themes: Themes = field(default_factory=Themes)
    plain: Mapping[str, PlainWords] = field(default_factory=dict)
    english: Terms = field(default_factory=dict)
    addressees: Addressees = field(default_factory=Addressees)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All documents, in order of their folders and ids. ``fingerprint`` is a hash of all content.

    The fingerprint covers texts and the YAML files right beside them, but neither the rules nor
    what only readers see or askers write: it says what an index is built from.
    """

    entries: tuple[Entry, ...]
    fingerprint: str

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents."""
        return tuple(entry.document for entry in self.entries)

    def get(self, name: str) -> Document | None:
        """The document with this id, 文号 (any brackets) or title, or None."""
        entry = self._entry(name)
        return entry.document if entry else None

    def require(self, name: str) -> Document:
        """The document with this id, 文号 or title. Raises ``UnknownDocument``."""
        return self._known(name).document

    def folder(self, name: str) -> Path:
        """The folder of a document, where its rules lie. Raises ``UnknownDocument``."""
        return self._known(name).folder

    def themes(self, name: str) -> Themes:
        """What the articles of a document are about. Raises ``UnknownDocument``."""
        return self._known(name).themes

    def plain(self, name: str) -> Mapping[str, PlainWords]:
        """Plain words by article key; empty where none are written. Raises ``UnknownDocument``."""
        return self._known(name).plain

    def addressees(self, name: str) -> Addressees:
        """Whom the articles of a document speak to. Raises ``UnknownDocument``."""
        return self._known(name).addressees

    def _known(self, name: str) -> Entry:
        entry = self._entry(name)
        if entry is None:
            raise UnknownDocument(f"没有找到文件“{name}”。")
        return entry

    def _entry(self, name: str) -> Entry | None:
        for entry in self.entries:
            if entry.document.id == name:
                return entry
        wanted = _comparable(name)
        for entry in self.entries:
            names = (entry.document.number, entry.document.title)
            if wanted and any(_comparable(own) == wanted for own in names if own):
                return entry
        return None


def open_catalog(*folders: Path) -> Catalog:
    """Open every document of the folders; a folder that does not exist holds none.

    Raises ``BadDocumentData`` for a mistake in the data beside a document,
    ``UnreadableFile`` for a source that is no text, and ``DocumentExists`` where two folders hold
    the same id.
    """
    entries: list[Entry] = []
    seen: dict[str, Path] = {}
    digest = hashlib.sha256()
    for place in _document_folders(folders):
        if place.name in seen:
            raise DocumentExists(
                f"文件编号“{place.name}”在两处都有：{seen[place.name]} 和 {place}。"
            )
        seen[place.name] = place
        document = _open(place)
        themes = read_themes(place / "themes.yaml", document)
        plain = read_plain(place / "plain.yaml", document)
        english = read_english(place / "english.yaml")
        addressees = read_addressees(place / "addressees.yaml", document)
        entries.append(Entry(document, place, themes, plain, english, addressees))
        digest.update(_fingerprint(place))
    return Catalog(tuple(entries), digest.hexdigest())


def add(
    folder: Path,
    file: Path,
    id: str | None = None,
    *,
    known: Catalog | None = None,
    anything: bool = False,
) -> Document:
    """Read a file and keep it as a document in ``folder``, all of it or nothing.

    ``known`` are documents elsewhere whose ids and 文号 are taken too; ``anything``: also what does
    not look like an official document. Raises ``UnreadableFile``, ``NotADocument``,
    ``BadDocumentData`` for an unusable id, ``DocumentExists`` if the id or the 文号 is taken or the text
    is another's, and ``FolderUnwritable``.
    """
    text = read(file).text
    document = parse(text, id=id or file.stem)
    if not (anything or document.number or document.issuer or _is_numbered(document)):
        raise NotADocument(
            f"“{file.name}”不像公文：没有文号、发文机关，也没有条款编号，没有加入；确实要加入请用 --force。"
        )
    chosen = id or document_id(document.number, document.title or file.stem)
    if not is_id(chosen):
        raise BadDocumentData(f"文件编号“{chosen}”不能用：只能用小写字母、数字和连字符。")
    others = (*(known.documents if known else ()), *open_catalog(folder).documents)
    for other in others:
        same_number = document.number and other.number == document.number
        if other.id == chosen or same_number or other.text == document.text:
            raise DocumentExists(
                f"“{other.name}”已经在文件库里（{other.id}）；后来加入的可以先删除，再加入新的。"
            )
    with _written(folder, "没有加入"):
        _write(folder, chosen, file, text)
    return _open(folder / chosen)


def _is_numbered(document: Document) -> bool:
    """Whether a number or a Markdown heading parts the text."""
    first = document.articles[0] if document.articles else None
    words = shadow(document.text[first.start : first.end]) if first else ""
    return len(document.articles) > 1 or mark_at(words, 0, len(words)) is not None


def remove(folder: Path, id: str) -> None:
    """Take a document and everything beside it out of ``folder``.

    Raises ``UnknownDocument`` and ``FolderUnwritable``.
    """
    place = folder / id
    if not is_id(id) or not place.is_dir():
        raise UnknownDocument(f"后来加入的文件里没有“{id}”。")
    # Renamed first, so that an interrupted removal never leaves half a document.
    with _written(folder, "没有删除"):
        doomed = Path(tempfile.mkdtemp(prefix=".removed-", dir=folder))
        try:
            place.rename(doomed / id)
        except OSError:
            doomed.rmdir()
            raise
    shutil.rmtree(doomed, ignore_errors=True)


@contextmanager
def _written(folder: Path, undone: str) -> Iterator[None]:
    """What cannot be written is said, and what then is not done; a folder made for it goes again."""
    made = not folder.exists()
    try:
        yield
    except OSError as error:
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise FolderUnwritable(f"目录 {folder} 写不了（{why(error)}），{undone}。") from error


def _document_folders(folders: tuple[Path, ...] | list[Path]) -> list[Path]:
    return [
        place
        for folder in folders
        if folder.is_dir()
        for place in sorted(folder.iterdir())
        if is_id(place.name) and _source_of(place) is not None
    ]


def _source_of(place: Path) -> Path | None:
    return next((place / name for name in _SOURCES if (place / name).is_file()), None)


def _open(place: Path) -> Document:
    source = _source_of(place)
    if source is None:
        raise UnreadableFile(f"{place} 里没有正文（source.txt）。")
    meta = load_meta(place / "document.yaml")
    try:
        return parse(read(source).text, id=place.name, meta=meta)
    except BadDocumentData as error:
        raise BadDocumentData(f"{place / 'document.yaml'}：{error}") from error


def _fingerprint(place: Path) -> bytes:
    digest = hashlib.sha256(place.name.encode())
    source = _source_of(place)
    data = [path for path in sorted(place.glob("*.yaml")) if path.name not in _NOT_INDEXED]
    for path in [*([source] if source else []), *data]:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _write(folder: Path, id: str, file: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    incoming = Path(tempfile.mkdtemp(prefix=".incoming-", dir=folder))
    try:
        place = incoming / id
        place.mkdir()
        markdown = file.suffix.lower() in {".md", ".markdown"}
        (place / ("source.md" if markdown else "source.txt")).write_bytes(text.encode())
        original = file.read_bytes()
        if original != text.encode():
            (place / f"original{file.suffix.lower()}").write_bytes(original)
        try:
            place.rename(folder / id)
        except OSError as error:
            raise DocumentExists(f"文件编号“{id}”已经有了。") from error
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def _comparable(name: str) -> str:
    return re.sub(r"\s", "", fold_plain(plain_number(name)))
