"""Signing in: accounts, cookies, forged requests, lock-out, roles."""

import re
import stat

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from assistant.settings import Settings
from assistant.storage.archive import Archive
from assistant.storage.database import open_database
from assistant.storage.users import MOST_FAILURES
from assistant.web.api import create_app
from assistant.web.operator.errors import BadDeskSetting
from assistant.web.operator.secret import signing_key
from assistant.web.serving.readiness import Readiness

PASSWORD = "yangcheng-12345"
ADDRESSES = [
    "",
    "/calls",
    "/calls.csv",
    "/calls.xlsx",
    "/messages",
    "/messages/1",
    "/messages.csv",
    "/messages.xlsx",
    "/unanswered",
    "/answers",
    "/statistics",
    "/audit",
]


@pytest.fixture
def app(settings, assistant, tmp_path):
    archive = quick_archive(tmp_path)
    app = create_app(settings, assistant, archive=archive, chat=False)
    for name, role in (("wang", "operator"), ("zhao", "editor"), ("guan", "admin")):
        archive.users.add(name, PASSWORD, role)
    return app


def quick_archive(folder) -> Archive:
    """An archive whose passwords cost little to check."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    return Archive(open_database(f"sqlite:///{folder / 'own.db'}"), hasher=quick)


@pytest.fixture
def client(app):
    with TestClient(app, follow_redirects=False) as client:
        yield client


def door_token(client) -> str:
    return re.search(r'name="token" value="([^"]+)"', client.get("/operator/login").text)[1]


def sign_in(client, name="wang", password=PASSWORD):
    form = {"token": door_token(client), "name": name, "password": password}
    return client.post("/operator/login", data=form)


def token_of(client) -> str:
    return re.search(r'data-token="([^"]+)"', client.get("/operator").text)[1]


def test_a_sign_in_opens_the_console_and_signing_out_shuts_it(client):
    assert sign_in(client).headers["location"] == "/operator"
    assert client.get("/operator").status_code == 200
    assert client.get("/operator/login").headers["location"] == "/operator"
    client.post("/operator/logout", data={"token": token_of(client)})
    assert client.get("/operator").headers["location"] == "/operator/login"


def test_a_copied_cookie_opens_nothing_after_signing_out(client):
    sign_in(client)
    copied = client.cookies["zct_operator"]
    client.post("/operator/logout", data={"token": token_of(client)})
    client.cookies.set("zct_operator", copied, path="/operator")
    assert client.get("/operator/calls").headers["location"].startswith("/operator/login")


def test_the_cookie_is_for_this_site_and_no_script(client):
    header = sign_in(client).headers["set-cookie"]
    assert "HttpOnly" in header
    assert "SameSite=lax" in header
    assert "Path=/operator" in header
    assert "Secure" not in header


def test_over_https_the_cookie_is_secure(app):
    with TestClient(app, base_url="https://testserver", follow_redirects=False) as client:
        assert "Secure" in sign_in(client).headers["set-cookie"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_shows_without_a_sign_in(client, address):
    response = client.get(f"/operator{address}")
    assert response.status_code == 303
    assert response.headers["location"] == "/operator/login"


@pytest.mark.parametrize("address", ["search?q=x", "articles/yangcheng-2022-31/22"])
def test_no_script_gets_anything_without_a_sign_in(client, address):
    response = client.get(f"/operator/api/{address}")
    assert response.status_code == 401
    assert response.json()["error"]["code"] == "sign_in_needed"


def test_there_is_no_default_account(settings, assistant, tmp_path):
    app = create_app(settings, assistant, archive=quick_archive(tmp_path), chat=False)
    with TestClient(app, follow_redirects=False) as client:
        for name, password in (("admin", "admin"), ("admin", ""), ("", ""), ("operator", "12345")):
            assert sign_in(client, name, password).status_code == 403


@pytest.mark.parametrize(("name", "password"), [("wang", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_look_the_same(client, name, password):
    response = sign_in(client, name, password)
    assert response.status_code == 403
    assert "账号或密码不对" in response.text
    assert "zct_operator=" not in response.headers["set-cookie"]


def test_repeated_failures_shut_the_account(client):
    for _ in range(MOST_FAILURES):
        response = sign_in(client, password="wrong")
    assert "暂时不能登录" in response.text
    assert "暂时不能登录" in sign_in(client).text
    assert sign_in(client, "zhao").status_code == 303


def test_too_many_attempts_are_told_on_the_form_in_words_of_its_own(assistant, tmp_path):
    settings = Settings(data=tmp_path, requests_per_minute=10, _env_file=None)
    app = create_app(settings, assistant, archive=quick_archive(tmp_path), chat=False)
    with TestClient(app, follow_redirects=False) as client:
        assert sign_in(client).status_code == 403
        often = sign_in(client)
    assert often.status_code == 429
    assert int(often.headers["retry-after"]) > 0
    assert "登录得太频繁" in often.text
    assert "提问" not in often.text
    assert 'value="wang"' in often.text


def test_what_is_typed_is_shown_escaped(client):
    response = sign_in(client, '"><script>x</script>')
    assert "<script>x" not in response.text
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["cache-control"] == "no-store"


def test_a_sign_in_sent_from_elsewhere_is_refused(client, app):
    token = door_token(client)
    other = TestClient(app, follow_redirects=False)
    form = {"token": token, "name": "wang", "password": PASSWORD}
    assert other.post("/operator/login", data=form).status_code == 403
    form["token"] = ""
    assert client.post("/operator/login", data=form).status_code == 403


def test_a_change_without_the_token_is_refused(client):
    sign_in(client)
    body = {"question": "问", "answer": "", "note": "", "follow_up": "none"}
    for headers in ({}, {"X-CSRF-Token": "x"}, {"X-CSRF-Token": ""}):
        response = client.post("/operator/api/calls", json=body, headers=headers)
        assert response.status_code == 403
        assert response.json()["error"]["code"] == "token_invalid"
    assert client.post("/operator/logout", data={"token": "x"}).status_code == 403
    assert client.get("/operator").status_code == 200


def test_the_token_of_one_sign_in_is_not_that_of_another(client, app):
    sign_in(client)
    first = token_of(client)
    other = TestClient(app, follow_redirects=False)
    sign_in(other)
    assert token_of(other) != first


@pytest.mark.parametrize(
    "spoil", [lambda c: c[:-2] + "xx", lambda c: "x" + c, lambda c: "", lambda c: "a.b.c"]
)
def test_a_cookie_of_ones_own_making_signs_nobody_in(client, spoil):
    sign_in(client)
    cookie = client.cookies["zct_operator"]
    client.cookies.clear()
    client.cookies.set("zct_operator", spoil(cookie))
    assert client.get("/operator").status_code == 303


def test_locking_ends_a_sign_in_at_once(client, app):
    sign_in(client)
    app.state.context.archive.users.lock("wang")
    assert client.get("/operator").status_code == 303
    assert sign_in(client).status_code == 403


def test_roles_open_only_their_pages(client, app):
    allowed = {
        "wang": {"", "/calls", "/unanswered", "/answers"},
        "zhao": {"", "/calls", "/unanswered", "/answers", "/statistics"},
        "guan": {"", "/calls", "/unanswered", "/answers", "/statistics", "/audit"},
    }
    for name, pages in allowed.items():
        own = TestClient(app, follow_redirects=False)
        sign_in(own, name)
        for address in ("", "/calls", "/unanswered", "/answers", "/statistics", "/audit"):
            status = own.get(f"/operator{address}").status_code
            assert status == (200 if address in pages else 403), (name, address)


def test_an_operator_cannot_write_answers(client):
    sign_in(client)
    response = client.post("/operator/answers", data={"token": token_of(client)})
    assert response.status_code == 403
    assert response.json()["error"]["code"] == "not_allowed"


def test_who_signed_in_is_in_the_audit_log(client, app):
    sign_in(client, password="wrong")
    sign_in(client)
    deeds = [(d.who, d.action) for d in app.state.context.archive.audit.latest()]
    assert deeds == [("wang", "sign_in"), ("wang", "sign_in_failed")]


def test_a_password_typed_for_a_name_is_kept_nowhere(client, app):
    sign_in(client, name=PASSWORD, password="wang")
    sign_in(client, name="wang ", password="wrong")
    log = app.state.context.archive.audit
    assert [d.who for d in log.latest()] == ["wang", "（没有这个账号）"]
    sign_in(client, "guan")
    assert PASSWORD not in client.get("/operator/audit").text


def test_removing_an_account_ends_its_sign_ins_and_the_log_goes_on_naming_it(client, app):
    sign_in(client)
    users = app.state.context.archive.users
    users.remove("wang")
    assert client.get("/operator").headers["location"] == "/operator/login"
    assert sign_in(client).status_code == 403
    sign_in(client, "guan")
    log = client.get("/operator/audit").text
    assert log.count("<td>wang</td>") == 2


def test_while_the_documents_load_the_console_asks_to_wait(settings, tmp_path):
    archive = quick_archive(tmp_path)
    archive.users.add("wang", PASSWORD, "operator")

    def fails():
        raise OSError

    app = create_app(settings, readiness=Readiness(fails), archive=archive, chat=False)
    client = TestClient(app, follow_redirects=False)  # not entered: nothing begins to load
    sign_in(client)
    response = client.get("/operator")
    assert response.status_code == 503
    assert "正在启动" in response.text
    archive.database.close()


def test_the_key_is_made_once_and_private(tmp_path):
    settings = Settings(data=tmp_path / "data", _env_file=None)
    key = signing_key(settings)
    assert signing_key(settings) == key
    file = tmp_path / "data" / "secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(key) == 64
    assert [f.name for f in file.parent.iterdir()] == ["secret"]


def test_the_key_of_the_settings_goes_first_and_must_not_be_short(tmp_path):
    assert signing_key(Settings(data=tmp_path, secret="s" * 20, _env_file=None)) == "s" * 20
    with pytest.raises(BadDeskSetting, match="ASSISTANT_SECRET"):
        signing_key(Settings(data=tmp_path, secret="short", _env_file=None))
