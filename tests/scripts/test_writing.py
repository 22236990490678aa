import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kompas.errors import Conflict, Invalid
from kompas.models.core.columns import printable
from kompas.scripts import FacilitationScript, load_library
from kompas.scripts.draft import blank_script, new_key, plain_of, script_of
from kompas.scripts.loader import load_script
from kompas.scripts.writing import file_for, fingerprint, write_script, yaml_of
from tests.factories import journey

WORDS = st.text(st.characters(codec="utf-8"), max_size=60).map(printable).filter(lambda text: text.strip())


def short(**changes: Any) -> FacilitationScript:
    """A script that somebody wrote in Dutch only."""
    plain = blank_script()
    for name in ("title", "summary", "with_whom", "preparation", "invitation", "confidentiality"):
        plain[name] = {"nl": f"{name}: kort, en 'met' tekens #1", "en": ""}
    for name in ("title", "screen", "facilitator"):
        plain["steps"][0][name]["nl"] = f"**{name}**\n\n- een\n- twee: drie"
    script, mistakes = script_of({**plain, "key": "kort", **changes})
    assert mistakes == []
    assert script is not None
    return script


def saved(folder: Path, script: FacilitationScript) -> FacilitationScript:
    write_script(file_for(folder, script.key), folder, script, None)
    library = load_library(folder)
    assert library.problems == []
    return library.scripts[script.key]


def test_our_own_script_written_and_read_is_equal(tmp_path: Path) -> None:
    assert saved(tmp_path, journey()) == journey()


def test_our_own_script_as_a_draft_and_back_is_equal() -> None:
    assert script_of(plain_of(journey())) == (journey(), [])


def test_dutch_only_is_written_in_both_languages(tmp_path: Path) -> None:
    again = saved(tmp_path, short())
    assert again.title.en == again.title.nl == "title: kort, en 'met' tekens #1"
    assert plain_of(again)["title"]["en"] == ""


@given(nl=WORDS, en=WORDS)
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, nl: str, en: str) -> None:
    script = short(title={"nl": nl, "en": en})
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(yaml_of(script), encoding="utf-8", newline="\n")
    assert load_script(path) == (script, [])


def test_texts_stand_as_people_write_them() -> None:
    assert "nl: |-\n      **title**\n\n      - een\n" in yaml_of(short())
    assert yaml.safe_load(yaml_of(short()))["key"] == "kort"


def test_new_script_does_not_take_the_place_of_one_that_is_there(tmp_path: Path) -> None:
    saved(tmp_path, short())
    before = (tmp_path / "kort.yaml").read_bytes()
    with pytest.raises(Conflict, match="Somebody else saved"):
        saved(tmp_path, short(planned_minutes=20))
    assert (tmp_path / "kort.yaml").read_bytes() == before


def test_script_that_somebody_else_changed_is_a_conflict(tmp_path: Path) -> None:
    path = tmp_path / "kort.yaml"
    seen = write_script(path, tmp_path, short(), None)
    again = write_script(path, tmp_path, short(planned_minutes=20), seen)
    assert again == fingerprint(path)
    with pytest.raises(Conflict):
        write_script(path, tmp_path, short(planned_minutes=30), seen)
    path.unlink()
    with pytest.raises(Conflict):
        write_script(path, tmp_path, short(), again)


@pytest.mark.parametrize("name", ["../uit.yaml", "map/in.yaml", "../../etc/passwd", "kort.txt", "/tmp/elders.yaml"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "scripts"
    (folder / "map").mkdir(parents=True)
    with pytest.raises(Invalid, match="not in the folder"):
        write_script(folder / name, folder, short(), None)
    assert list(tmp_path.rglob("*.yaml")) == []


def test_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "scripts", tmp_path / "elders.yaml"
    folder.mkdir()
    elsewhere.write_text("van iemand anders", encoding="utf-8")
    (folder / "kort.yaml").symlink_to(elsewhere)
    with pytest.raises(Invalid):
        write_script(folder / "kort.yaml", folder, short(), fingerprint(elsewhere))
    assert elsewhere.read_text(encoding="utf-8") == "van iemand anders"


def test_failed_writing_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "kort.yaml"
    seen = write_script(path, tmp_path, short(), None)
    path.unlink()
    path.mkdir()  # moving a file onto a folder fails
    with pytest.raises((Conflict, OSError)):
        write_script(path, tmp_path, short(), None)
    assert os.listdir(tmp_path) == ["kort.yaml"]
    assert seen


def test_file_name_is_one_that_windows_takes() -> None:
    folder = Path("x")
    assert file_for(folder, "con") == folder / "con_script.yaml"
    assert file_for(folder, "korte_reis") == folder / "korte_reis.yaml"


@given(st.text(max_size=60), st.sets(st.text(max_size=5)))
def test_key_out_of_any_title_is_a_key(title: str, taken: set[str]) -> None:
    key = new_key(title, taken)
    assert key not in taken
    assert short(key=key).key == key


def test_key_out_of_a_title_reads_like_it() -> None:
    assert new_key("Klantreis, één avond!", ["x"]) == "klantreis_een_avond"
    assert new_key("Klantreis", ["klantreis"]) == "klantreis_2"


def test_mistakes_name_their_field_once() -> None:
    script, mistakes = script_of({**blank_script(), "key": "leeg"})
    assert script is None
    assert [mistake.where for mistake in mistakes if mistake.where[0] == "title"] == [("title", "nl")]
    assert ("steps", 0, "screen", "nl") in [mistake.where for mistake in mistakes]
