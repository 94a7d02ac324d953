"""Where the settings are read from."""

from assistant.settings import ROOT, Settings


def test_the_program_s_own_file_is_read_wherever_a_command_is_run(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("ASSISTANT_HOT_DAYS=7\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Settings().hot_days != 7
    assert Settings.model_config["env_file"] == ROOT / ".env"
    assert (ROOT / "Makefile").is_file()
