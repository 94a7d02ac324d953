"""Accounts: made on the command line, checked at sign-in, locked after repeated failures."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assistant.clock import Clock, now
from assistant.storage.database import Database
from assistant.storage.errors import AccountError
from assistant.storage.tables import UserRow

Role = Literal["operator", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
_NAME = re.compile(r"[\w.\-]{2,32}")


@dataclass(frozen=True, slots=True)
class User:
    """An account without its password. ``locked_until`` is set after repeated failures; one that is
    removed never signs in again.
    """

    id: int
    name: str
    role: Role
    locked: bool
    locked_until: datetime | None
    seal: str
    created_at: datetime
    removed: bool


@dataclass(frozen=True, slots=True)
class SignIn:
    """What came of an attempt: the user, or None and whether the account is shut for a while.

    ``tried`` is the name of the account that was tried; None where what was typed is no account's.
    """

    user: User | None
    tried: str | None = None
    shut: bool = False


class Users:
    """Every account. Passwords are kept as argon2id hashes only."""

    def __init__(
        self, database: Database, clock: Clock = now, hasher: PasswordHasher | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._hasher = hasher or PasswordHasher()

    def add(self, name: str, password: str, role: Role) -> User:
        """A new account. Raises ``AccountError``."""
        if not _NAME.fullmatch(name):
            raise AccountError("账号名要 2 至 32 个字，只用汉字、字母、数字、点、横线和下划线。")
        hashed = self._hash(password)

        def write(session: Session) -> User:
            taken = session.scalar(select(UserRow).where(UserRow.name == name))
            if taken is not None:
                raise AccountError(_removed(name) if taken.removed_at else f"已经有账号“{name}”。")
            row = UserRow(
                name=name,
                password_hash=hashed,
                role=_checked_role(role),
                locked=False,
                failures=0,
                locked_until=None,
                seal=_new_seal(),
                created_at=self._clock(),
            )
            session.add(row)
            session.flush()
            return _user(row)

        return self._database.twice(write)

    def list(self) -> list[User]:
        """All accounts by name."""
        with self._database.transaction() as session:
            return [_user(row) for row in session.scalars(select(UserRow).order_by(UserRow.name))]

    def find(self, name: str) -> User:
        """The account of this name. Raises ``AccountError`` where there is none, or none any more."""
        with self._database.transaction() as session:
            return _user(_require(session, name))

    def sealed(self, id: int, seal: str) -> User | None:
        """The account of a sign-in given earlier, if it still counts."""
        with self._database.transaction() as session:
            row = session.get(UserRow, id)
            if row is None or row.locked or row.removed_at:
                return None
            if not secrets.compare_digest(row.seal, seal):
                return None
            return _user(row)

    def lock(self, name: str, *, locked: bool = True) -> User:
        """Lock or unlock; sign-ins given before no longer count. Raises ``AccountError``."""
        with self._database.transaction() as session:
            row = _require(session, name)
            row.locked, row.failures, row.locked_until = locked, 0, None
            row.seal = _new_seal()
            return _user(row)

    def remove(self, name: str) -> User:
        """Shut an account for good; sign-ins given before no longer count. Raises ``AccountError``.

        Its password is thrown away. Its name is given to nobody else, since the audit log names it.
        """
        with self._database.transaction() as session:
            row = _require(session, name)
            row.removed_at, row.password_hash, row.seal = self._clock(), "", _new_seal()
            return _user(row)

    def sign_out(self, name: str) -> None:
        """Sign-ins given before no longer count, wherever they are kept. Raises ``AccountError``."""
        with self._database.transaction() as session:
            _require(session, name).seal = _new_seal()

    def set_role(self, name: str, role: Role) -> User:
        """Another role; sign-ins given before no longer count. Raises ``AccountError``."""
        with self._database.transaction() as session:
            row = _require(session, name)
            row.role, row.seal = _checked_role(role), _new_seal()
            return _user(row)

    def set_password(self, name: str, password: str) -> User:
        """Another password; sign-ins given before no longer count. Raises ``AccountError``."""
        hashed = self._hash(password)
        with self._database.transaction() as session:
            row = _require(session, name)
            row.password_hash, row.failures, row.locked_until = hashed, 0, None
            row.seal = _new_seal()
            return _user(row)

    def sign_in(self, name: str, password: str) -> SignIn:
        """Check a password. An unknown name costs as much time as a wrong password.

        A failure is counted before the password is checked, so that guesses sent at the same
        moment count each; the right password sets the count back.
        """
        found = self._take_attempt(name)
        if found is None or found[0].removed_at:
            self._hasher.hash(password[:LONGEST_PASSWORD].encode("utf-8", "replace"))
            return SignIn(None, found[0].name if found else None)
        row, allowed = found
        if not allowed:
            return SignIn(None, row.name, shut=not row.locked)
        if not self._verifies(row.password_hash, password):
            return SignIn(None, row.name, shut=row.failures >= MOST_FAILURES)
        with self._database.transaction() as session:
            kept = session.get_one(UserRow, row.id)
            kept.failures, kept.locked_until = 0, None
            if self._hasher.check_needs_rehash(kept.password_hash):
                kept.password_hash = self._hasher.hash(password)
            return SignIn(_user(kept), kept.name)

    def _take_attempt(self, name: str) -> tuple[UserRow, bool] | None:
        """The account and whether one more attempt is allowed; the attempt is counted."""
        moment = self._clock()
        with self._database.transaction() as session:
            row = session.scalar(select(UserRow).where(UserRow.name == name.replace("\0", "")))
            if row is None:
                return None
            if row.locked or row.removed_at or (row.locked_until and row.locked_until > moment):
                return row, False
            if row.locked_until:
                row.failures, row.locked_until = 0, None
                session.flush()
            session.execute(
                update(UserRow)
                .where(UserRow.id == row.id)
                .values(failures=UserRow.failures + 1)
                .execution_options(synchronize_session=False)
            )
            session.refresh(row)
            if row.failures >= MOST_FAILURES:
                row.locked_until = moment + LOCKED_FOR
            return row, row.failures <= MOST_FAILURES

    def _verifies(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password[:LONGEST_PASSWORD])
        except (VerificationError, InvalidHashError, UnicodeEncodeError):
            return False

    def _hash(self, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise AccountError(f"密码要 {SHORTEST_PASSWORD} 至 {LONGEST_PASSWORD} 个字符。")
        if any("\ud800" <= c <= "\udfff" for c in password):
            raise AccountError("密码里有认不出的字符，请换一个。")
        if len(set(password)) < 5:
            raise AccountError("密码太简单：至少要有 5 个不同的字符。")
        return self._hasher.hash(password)


def _checked_role(role: str) -> Role:
    known = next((known for known in ROLES if known == role), None)
    if known is None:
        raise AccountError(f"没有角色“{role}”；有：{'、'.join(ROLES)}。")
    return known


def _require(session: Session, name: str) -> UserRow:
    row = session.scalar(select(UserRow).where(UserRow.name == name))
    if row is None:
        raise AccountError(f"没有账号“{name}”。")
    if row.removed_at:
        raise AccountError(_removed(name))
    return row


def _removed(name: str) -> str:
    return f"账号“{name}”已经注销，不能再用，也不给别人：操作日志里还有它。"


def _new_seal() -> str:
    return secrets.token_hex(16)


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        name=row.name,
        role=_checked_role(row.role),
        locked=row.locked,
        locked_until=row.locked_until,
        seal=row.seal,
        created_at=row.created_at,
        removed=row.removed_at is not None,
    )
