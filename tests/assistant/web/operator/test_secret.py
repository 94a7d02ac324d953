"""The key that signs cookies."""

import pytest

from assistant.settings import Settings
from assistant.web.operator.errors import BadDeskSetting
from assistant.web.operator.secret import signing_key


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadDeskSetting, match="签名密钥不能读写"):
        signing_key(Settings(data=tmp_path / "file" / "data"))


@pytest.mark.parametrize("content", [b"", b"\n", b"short", b"\xff" * 64, b" " * 64])
def test_a_key_file_that_keeps_nobody_out_keeps_the_server_from_starting(tmp_path, content):
    settings = Settings(data=tmp_path, _env_file=None)
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(BadDeskSetting, match="签名密钥坏了"):
        signing_key(settings)
    (tmp_path / "secret").unlink()
    assert len(signing_key(settings)) == 64
