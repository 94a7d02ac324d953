"""``assistant users``: accounts by command."""

import json

import pytest
from typer.testing import CliRunner

from assistant.commands.users import app
from assistant.settings import Settings
from assistant.storage.archive import open_archive

PASSWORD = "yangcheng-12345"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the command on a data folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("ASSISTANT_DATABASE_URL", raising=False)

    def call(*arguments: str, typed: str = ""):
        return CliRunner().invoke(app, list(arguments), input=typed)

    return call


def test_an_account_is_made_with_a_password_typed_twice(run):
    made = run("add", "wang", "--role", "editor", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert made.exit_code == 0
    assert PASSWORD not in made.output
    rows = json.loads(run("list", "--json").output)
    assert [(r["name"], r["role"], r["locked"]) for r in rows] == [("wang", "editor", False)]
    archive = open_archive(Settings(_env_file=None).database)
    assert archive.users.sign_in("wang", PASSWORD).user
    assert [deed.action for deed in archive.audit.latest()] == ["user_add"]
    archive.database.close()


def test_role_lock_and_password_change_an_account(run):
    run("add", "wang", "--password-stdin", typed=PASSWORD)
    assert "管理员" in run("role", "wang", "admin").output
    assert run("lock", "wang").exit_code == 0
    assert "已锁定" in run("list").output
    assert run("lock", "wang", "--unlock").exit_code == 0
    assert "正常" in run("list").output
    assert run("password", "wang", "--password-stdin", typed="another-12345").exit_code == 0


def test_an_account_is_removed_once_it_is_confirmed(run):
    run("add", "wang", "--password-stdin", typed=PASSWORD)
    assert run("remove", "wang", typed="n\n").exit_code == 1
    assert "正常" in run("list").output
    removed = run("remove", "wang", typed="y\n")
    assert (removed.exit_code, "已注销：wang" in removed.output) == (0, True)
    assert "已注销" in run("list").output
    assert json.loads(run("list", "--json").output)[0]["removed"] is True
    for again in (("remove", "wang", "--yes"), ("lock", "wang", "--unlock")):
        result = run(*again)
        assert (result.exit_code, "已经注销" in result.output) == (1, True)


@pytest.mark.parametrize("arguments", [("list",), ("add", "li", "--password-stdin")])
def test_a_damaged_database_is_one_sentence(run, tmp_path, arguments):
    run("add", "wang", "--password-stdin", typed=PASSWORD)
    file = tmp_path / "data" / "assistant.db"
    content = file.read_bytes()
    for spoilt in (b"x" * 9000, content[:4096] + b"\xff" * (len(content) - 4096)):
        file.write_bytes(spoilt)
        result = run(*arguments, typed=PASSWORD)
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1
        assert "数据库坏了" in result.stderr
        assert file.read_bytes() == spoilt, "it is left as it is"


def test_without_accounts_the_list_says_how_to_make_one(run):
    assert "assistant users add" in run("list").output


@pytest.mark.parametrize(
    ("arguments", "typed", "says"),
    [
        (("add", "wang", "--password-stdin"), "short", "密码要"),
        (("add", "x", "--password-stdin"), PASSWORD, "账号名"),
        (("lock", "nobody"), "", "没有账号"),
        (("role", "nobody", "admin"), "", "没有账号"),
        (("remove", "nobody"), "", "没有账号"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_made(run, arguments, typed, says):
    result = run(*arguments, typed=typed)
    assert result.exit_code == 1
    assert says in result.output
    assert json.loads(run("list", "--json").output) == []
