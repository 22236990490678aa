"""What happens before the first page."""

import pytest

from kompas.database import get_database
from kompas.server import prepare, say_hello
from kompas.settings import SettingsError, get_settings


def test_prepare_brings_the_database_up_to_date() -> None:
    prepare()
    assert get_database().is_well()
    get_database().dispose()


def test_prepare_stops_at_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_DATABASE_URL", "mysql://x")
    get_settings.cache_clear()
    with pytest.raises(SettingsError):
        prepare()


def test_start_says_that_everyone_may_create_workshops(capsys: pytest.CaptureFixture[str]) -> None:
    say_hello()
    assert "KOMPAS_FACILITATOR_KEY" in capsys.readouterr().err


def test_start_says_nothing_when_there_is_a_key(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "sleutel-van-waterrijk")
    get_settings.cache_clear()
    say_hello()
    assert capsys.readouterr().err == ""
