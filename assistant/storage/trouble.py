"""What an error of the database means, in a sentence for whoever runs the program."""

from alembic.util import CommandError
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from corpus.disk import why

_DAMAGED = ("file is not a database", "malformed", "encrypted")
_REASONS = (
    ("readonly", "只能读，没有写的权限"),
    ("read-only", "只能读，没有写的权限"),
    ("disk is full", "磁盘满了"),
    ("disk i/o", "磁盘出了差错"),
    ("locked", "别的程序占着它，请稍后再试"),
    ("unable to open", "没有权限，或者它不是文件"),
    ("already exists", "里面的表不是这个程序建的"),
    ("no such table", "里面的表不是这个程序建的"),
    ("no such column", "里面的表不是这个程序建的"),
)


def is_damage(error: BaseException) -> bool:
    """Whether the database's file is damaged."""
    said = str(error.orig).lower() if isinstance(error, DBAPIError) else ""
    return any(sign in said for sign in _DAMAGED)


def told(error: Exception, url: str) -> str:
    """One sentence: which database, what is wrong, what to do where something can be done."""
    place = without_password(url)
    if is_damage(error):
        return damaged(url)
    if isinstance(error, CommandError):
        return (
            f"数据库打不开：{place}（它是更新的版本建的，请用那一版程序，或者换上升级以前的备份）。"
        )
    return f"数据库打不开：{place}（{_reason(error)}）。"


def damaged(url: str) -> str:
    """That the database's file is damaged, and what to do."""
    return (
        f"数据库坏了：{without_password(url)}。请停下服务，把坏的连同 -wal、-shm 移到别处留着，"
        "换上备份再启动；没有备份的，移走以后从空的开始（账号要重新建）。"
    )


def _reason(error: Exception) -> str:
    if isinstance(error, ImportError):
        return "没有装连它要用的包：pip install '.[postgresql]'"
    if isinstance(error, OSError):
        return why(error)
    said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    known = (reason for sign, reason in _REASONS if sign in said.lower())
    return next(known, said.strip().partition("\n")[0])


def without_password(url: str) -> str:
    """The address as it may be shown."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "（地址读不懂）"
