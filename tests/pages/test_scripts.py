from pathlib import Path

from streamlit.testing.v1 import AppTest

from kompas.scripts.loader import own_library

from .conftest import Visit, values

BROKEN = """\
key: broken_one
title: {nl: Stuk, en: Broken}
planned_minutes: lang
"""


def test_scripts_can_be_read(visit: Visit) -> None:
    page = visit("scripts")
    scripts = own_library().scripts.values()
    assert values(page.title) == ["Scripts"]
    assert values(page.subheader) == [script.title.en for script in scripts]
    assert values(page.error) == []
    steps = [
        f"{number}. {step.title.en} · {step.minutes} min"
        for script in scripts
        for number, step in enumerate(script.steps, 1)
    ]
    assert [one.label for one in page.expander] == steps


def scripts_of(folder: str) -> None:
    """What the page shows of a folder; a broken file in our own folder would trouble other tests."""
    from pathlib import Path

    from kompas.forms import load_forms
    from kompas.i18n import set_language
    from kompas.scripts import load_library
    from kompas.ui import script_view

    set_language("en")
    script_view.problems(load_library(Path(folder)).problems, load_forms(Path(folder) / "forms").problems)


def test_broken_script_shows_its_mistake(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    page = AppTest.from_function(scripts_of, args=(str(tmp_path),), default_timeout=15).run()
    (error,) = values(page.error)
    assert error.endswith("mistakes in scripts; the other scripts work.")
    mistakes = dict(zip(values(page.markdown), values(page.code), strict=True))
    assert mistakes["**broken.yaml**, line 3, field `planned_minutes`"] == "a whole number was expected"


def test_broken_form_shows_its_mistake(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "ours.yaml").write_text("key: our_form\ntitle: {nl: Ons}\n", encoding="utf-8")
    page = AppTest.from_function(scripts_of, args=(str(tmp_path),), default_timeout=15).run()
    (error,) = values(page.error)
    assert error.endswith("mistakes in forms; the other forms work.")
    assert "**ours.yaml**, line 2, field `title.en`" in values(page.markdown)


def test_scripts_without_a_mistake_say_nothing(tmp_path: Path) -> None:
    page = AppTest.from_function(scripts_of, args=(str(tmp_path),), default_timeout=15).run()
    assert (values(page.error), values(page.markdown)) == ([], [])
