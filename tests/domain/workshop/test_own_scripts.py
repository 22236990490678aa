from collections.abc import Callable
from pathlib import Path

import pytest

from kompas.domain.workshop.own_scripts import fingerprint_of, is_own, save_script, writable_folder
from kompas.errors import Conflict, Invalid, NotAllowed
from kompas.scripts.loader import own_library
from kompas.settings import get_settings
from tests.factories import journey
from tests.scripts.test_writing import short

Set = Callable[..., None]


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Set:
    def change(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"KOMPAS_{name.upper()}", value)
        get_settings.cache_clear()

    return change


@pytest.fixture
def folder(tmp_path: Path, settings: Set) -> Path:
    folder = tmp_path / "scripts"
    folder.mkdir()
    settings(scripts_dir=str(folder))
    return folder


def test_saved_script_is_there_at_once_and_can_be_saved_again(folder: Path) -> None:
    seen = save_script(None, short(), None)
    assert own_library().scripts["kort"] == short()
    assert (is_own("kort"), is_own("customer_journey")) == (True, False)
    assert fingerprint_of("kort") == seen
    save_script(None, short(planned_minutes=25), seen)
    assert own_library().scripts["kort"].planned_minutes == 25
    assert [path.name for path in folder.iterdir()] == ["kort.yaml"]


def test_script_that_was_dropped_in_is_saved_in_its_own_file(folder: Path) -> None:
    save_script(None, short(), None)
    (folder / "kort.yaml").rename(folder / "van ons.yaml")
    save_script(None, short(planned_minutes=25), fingerprint_of("kort"))
    assert [path.name for path in folder.iterdir()] == ["van ons.yaml"]


def test_script_of_ours_is_never_overwritten(folder: Path) -> None:
    with pytest.raises(Invalid, match="comes with Kompas"):
        save_script(None, journey(), fingerprint_of("customer_journey"))
    assert list(folder.iterdir()) == []


def test_file_with_a_key_of_ours_is_a_problem_and_changes_nothing(folder: Path) -> None:
    (folder / "mine.yaml").write_text("key: customer_journey\n", encoding="utf-8")
    (folder / "broken.yaml").write_text("key: [", encoding="utf-8")
    library = own_library()
    assert library.scripts["customer_journey"] == journey()
    assert {problem.file for problem in library.problems} == {"mine.yaml", "broken.yaml"}


def test_new_script_with_a_name_that_came_meanwhile_is_a_conflict(folder: Path) -> None:
    save_script(None, short(), None)
    with pytest.raises(Conflict):
        save_script(None, short(planned_minutes=25), None)


def test_saving_asks_for_the_key(folder: Path, settings: Set) -> None:
    settings(facilitator_key="sleutel-van-ons")
    with pytest.raises(NotAllowed, match="key"):
        save_script("verkeerd", short(), None)
    save_script("sleutel-van-ons", short(), None)


def test_without_a_folder_nothing_is_saved(tmp_path: Path, settings: Set) -> None:
    assert writable_folder() is None
    settings(scripts_dir=str(tmp_path / "is_er_niet"))
    assert writable_folder() is None
    assert own_library().problems == []
    with pytest.raises(NotAllowed, match="Download the script"):
        save_script(None, short(), None)
