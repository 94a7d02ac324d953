import pytest
from argon2 import PasswordHasher

from assistant.storage.archive import Archive
from assistant.storage.errors import AccountError
from assistant.storage.tables import UserRow
from assistant.storage.users import MOST_FAILURES, Users

PASSWORD = "yangcheng-12345"


@pytest.fixture
def users(archive: Archive, clock) -> Users:
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    users = Users(archive.database, clock, quick)
    users.add("wang", PASSWORD, "operator")
    return users


def test_the_right_password_signs_in_and_no_other(users: Users) -> None:
    signed = users.sign_in("wang", PASSWORD).user
    assert signed
    assert (signed.name, signed.role) == ("wang", "operator")
    assert users.sign_in("wang", PASSWORD + "x").user is None
    assert users.sign_in("nobody", PASSWORD).user is None
    assert users.sign_in("wa\0ng\ud800"[:3], "\ud800").user is None


def test_only_an_argon2_hash_is_kept(users: Users) -> None:
    with users._database.transaction() as session:
        row = session.query(UserRow).one()
        assert row.password_hash.startswith("$argon2id$")
        assert PASSWORD not in row.password_hash


def test_repeated_failures_shut_the_account_for_a_while(users: Users, clock) -> None:
    for _ in range(MOST_FAILURES - 1):
        assert not users.sign_in("wang", "wrong-password").shut
    assert users.sign_in("wang", "wrong-password").shut
    assert users.sign_in("wang", PASSWORD).user is None
    clock.forward(minutes=14)
    assert users.sign_in("wang", PASSWORD).shut
    clock.forward(minutes=2)
    assert users.sign_in("wang", PASSWORD).user


def test_a_success_sets_the_count_back(users: Users) -> None:
    for _ in range(3):
        for _ in range(MOST_FAILURES - 1):
            users.sign_in("wang", "wrong-password")
        assert users.sign_in("wang", PASSWORD).user


def test_locking_ends_what_was_signed_in(users: Users) -> None:
    user = users.sign_in("wang", PASSWORD).user
    assert user
    assert users.sealed(user.id, user.seal)
    users.lock("wang")
    assert users.sealed(user.id, user.seal) is None
    assert users.sign_in("wang", PASSWORD).user is None
    users.lock("wang", locked=False)
    assert users.sealed(user.id, user.seal) is None
    assert users.sign_in("wang", PASSWORD).user


def test_a_removed_account_never_signs_in_again_and_its_name_is_nobody_else_s(users: Users) -> None:
    user = users.sign_in("wang", PASSWORD).user
    assert user
    assert users.remove("wang").removed
    assert users.sealed(user.id, user.seal) is None
    refused = users.sign_in("wang", PASSWORD)
    assert (refused.user, refused.tried, refused.shut) == (None, "wang", False)
    for change in (
        lambda: users.add("wang", PASSWORD, "operator"),
        lambda: users.lock("wang", locked=False),
        lambda: users.set_password("wang", "another-password"),
        lambda: users.set_role("wang", "admin"),
        lambda: users.remove("wang"),
    ):
        with pytest.raises(AccountError, match="已经注销"):
            change()
    assert [(kept.name, kept.removed) for kept in users.list()] == [("wang", True)]
    with users._database.transaction() as session:
        assert session.query(UserRow).one().password_hash == ""


def test_only_an_account_s_own_name_is_told_of_an_attempt(users: Users) -> None:
    assert users.sign_in("wang", "wrong-password").tried == "wang"
    assert users.sign_in(PASSWORD, "wang").tried is None


def test_another_role_or_password_ends_what_was_signed_in(users: Users) -> None:
    first = users.sign_in("wang", PASSWORD).user
    assert first
    assert users.set_role("wang", "editor").role == "editor"
    assert users.sealed(first.id, first.seal) is None
    second = users.sign_in("wang", PASSWORD).user
    assert second
    users.set_password("wang", "another-password")
    assert users.sealed(second.id, second.seal) is None
    assert users.sign_in("wang", PASSWORD).user is None
    assert users.sign_in("wang", "another-password").user


@pytest.mark.parametrize(
    ("name", "password", "role", "says"),
    [
        ("wang", PASSWORD, "operator", "已经有账号"),
        ("x", PASSWORD, "operator", "账号名"),
        ("a b", PASSWORD, "operator", "账号名"),
        ("li", "short", "operator", "密码要"),
        ("li", "aaaaaaaaaaaa", "operator", "太简单"),
        ("li", "pass\udcffword1234", "operator", "认不出"),  # bytes on standard input, no UTF-8
        ("li", PASSWORD, "king", "没有角色"),
    ],
)
def test_what_cannot_be_an_account_says_why(
    users: Users, name: str, password: str, role, says: str
) -> None:
    with pytest.raises(AccountError, match=says):
        users.add(name, password, role)


def test_an_unknown_account_cannot_be_changed(users: Users) -> None:
    with pytest.raises(AccountError, match="没有账号"):
        users.lock("nobody")
