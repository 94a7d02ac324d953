"""The key that signs cookies."""

import pytest

from assistant.settings import Settings
from assistant.web.operator.errors import BadDeskSetting
from assistant.web.operator.secret import signing_key


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadDeskSetting, match="签名密钥不能读写"):
        signing_key(Settings(data=tmp_path / "file" / "data"))
