"""The key that signs cookies: from the settings, or made once and kept in the data folder."""

import os
import secrets
from pathlib import Path

from assistant.settings import Settings
from assistant.web.operator.errors import BadDeskSetting
from corpus.disk import why

SHORTEST_SECRET = 16


def signing_key(settings: Settings) -> str:
    """The key. One made here is readable by its owner only.

    Raises ``BadDeskSetting`` where the one in the settings or in the data folder is too short to keep
    anybody out, or none can be kept there.
    """
    if settings.secret:
        if len(settings.secret) < SHORTEST_SECRET:
            raise BadDeskSetting(f"设置 ASSISTANT_SECRET 太短，至少要 {SHORTEST_SECRET} 个字符")
        return settings.secret
    file = settings.data / "secret"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            _make(file)
        key = file.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise BadDeskSetting(f"签名密钥不能读写：{file}（{why(error)}）") from error
    if len(key) < SHORTEST_SECRET or not key.isascii():
        raise BadDeskSetting(
            f"签名密钥坏了：{file} 是空的、太短或不是文字。删掉它再启动，会另做一个（登录过的要重新登录）"
        )
    return key


def _make(file: Path) -> None:
    """Write a new key under another name, then link it: a half-written one is never read."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_hex(32))
    try:
        os.link(draft, file)
    except FileExistsError:
        return  # another process was first; its key counts
    finally:
        draft.unlink()
