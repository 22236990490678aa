from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kompas.activity import activities
from kompas.domain.workshop.own_scripts import save_script
from kompas.enums import Involvement
from kompas.i18n import _
from kompas.scripts.loader import own_library
from kompas.settings import get_settings
from tests.factories import journey, new_id
from tests.scripts.test_writing import short

from .conftest import Visit, field, press, seen, values

TEXTS = {
    "Title": "Korte reis",
    "What it is about": "Een korte reis.",
    "Whom to invite (for the facilitator)": "Iedereen.",
    "What to arrange beforehand (for the facilitator)": "Niets.",
    "What participants prepare (on the invitation)": "Niets.",
    "What participants agree to when they join": "Wat hier gezegd wordt, blijft hier.",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "scripts"
    folder.mkdir()
    monkeypatch.setenv("KOMPAS_SCRIPTS_DIR", str(folder))
    get_settings.cache_clear()
    return folder


def click(page: AppTest, key: str) -> AppTest:
    page = page.button(key=key).click().run()
    assert not page.exception, page.exception[0].message
    return page


def copied(visit: Visit) -> AppTest:
    """A copy of the customer journey, just begun, with the English texts out of sight."""
    page = click(visit("scripts"), "copy-customer_journey")
    return field(page, "English texts too").set_value(False).run()


def nl(page: AppTest, part: str) -> str:
    """The key of a text field in the first draft, whichever time it is there."""
    found = [one.key for kind in (page.text_input, page.text_area) for one in kind if one.key and part in one.key]
    assert len(found) == 1, found
    return str(found[0])


def test_copy_is_saved_and_can_be_used_at_once(visit: Visit, folder: Path) -> None:
    page = press(copied(visit), "Save the script")
    assert values(page.error) == []
    made = own_library().scripts["klantreis_copy"]
    assert made.title.nl == made.title.en == "Klantreis (copy)"
    assert made.steps == journey().steps
    assert made.profiles == journey().profiles
    choices = visit("prepare").selectbox[0].options
    assert "Klantreis (copy) · 175 min" in choices


def test_refresh_loses_nothing_of_what_is_being_written(visit: Visit, folder: Path) -> None:
    """By its address it opens at once; elsewhere this browser, and no other, is asked whether to go on."""
    secret = new_id()
    page = click(visit("scripts", None, secret), "copy-customer_journey")
    page = field(page, "Title").set_value("Reis in wording").run()
    page = click(page, "later-1")
    address = page.query_params["concept"]
    order = [button.label for button in page.button if (button.key or "").startswith("open-")]
    again = visit("scripts", None, secret, concept=address)
    assert field(again, "Title").value == "Reis in wording"
    assert [button.label for button in again.button if (button.key or "").startswith("open-")] == order
    assert "Reis in wording" not in seen(visit("scripts", None, new_id(), concept=address))
    asked = visit("scripts", None, secret)
    assert any("Reis in wording" in text for text in values(asked.markdown))
    again = press(asked, "Go on writing")
    assert field(again, "Title").value == "Reis in wording"
    press(again, "Save the script")
    assert "Go on writing" not in [button.label for button in visit("scripts", None, secret).button]


def test_changed_text_keeps_to_its_block_when_blocks_move(visit: Visit, folder: Path) -> None:
    page = copied(visit)
    page = page.text_input(key=nl(page, "-1-steps-title-title-nl")).input("Hallo allemaal").run()
    page = click(page, "later-1")
    page = click(page, "open-2")
    page = click(page, "open-1")
    assert page.text_input(key=nl(page, "-1-steps-title-title-nl")).value == "Hallo allemaal"
    press(page, "Save the script")
    first, second, *_rest = own_library().scripts["klantreis_copy"].steps
    assert (first.key, second.title.nl, second.title.en) == ("frame", "Hallo allemaal", "Hallo allemaal")
    assert first == journey().steps[1]


def test_total_is_counted_along(visit: Visit, folder: Path) -> None:
    page = copied(visit)
    assert "11 blocks, together 175 minutes." in seen(page)
    page = page.number_input(key="1-1-minutes-1").set_value(25).run()
    assert values(page.warning) == [
        "11 blocks, together 185 minutes. That is longer than the 180 minutes that were planned."
    ]


def test_removed_block_can_be_put_back(visit: Visit, folder: Path) -> None:
    page = click(click(copied(visit), "open-3"), "remove-3")
    assert "10 blocks, together 170 minutes." in seen(page)
    page = press(page, "Put the removed block back")
    press(page, "Save the script")
    assert own_library().scripts["klantreis_copy"].steps == journey().steps


def test_new_script_says_at_each_field_what_is_missing_and_loses_nothing(visit: Visit, folder: Path) -> None:
    page = press(visit("scripts"), "New script")
    field(page, "What it is about").input("Een korte reis.")
    page = press(page, "Save the script")
    assert values(page.error)[0].startswith("Not saved yet")
    said = seen(page)
    assert "- Fill this in. **Title** · **Whom to invite (for the facilitator)** · " in said
    assert " · **Block 1, One line for everybody** · " in said
    assert ":red[**Fill this in.**]" in said
    assert field(page, "What it is about").value == "Een korte reis."
    assert list(folder.iterdir()) == []
    for name, typed in TEXTS.items():
        page.text_input(key=nl(page, "1--title-title-nl")).input(typed) if name == "Title" else field(page, name).input(
            typed
        )
    for name in ("title", "screen"):
        page.text_input(key=nl(page, f"1-1-steps-{name}-{name}-nl")).input("Welkom")
    page.text_area(key=nl(page, "1-1-steps-facilitator-facilitator-nl")).input("Heet welkom.")
    page = press(page, "Save the script")
    assert values(page.error) == []
    made = own_library().scripts["korte_reis"]
    assert (made.summary.nl, made.steps[0].title.en, made.steps[0].help) == ("Een korte reis.", "Welkom", None)


def test_glance_care_and_a_step_left_out_can_be_written(visit: Visit, folder: Path) -> None:
    page = copied(visit)
    page.text_input(key=nl(page, "glance-0-steps-glance-glance-nl")).input("Eerst luisteren")
    page.text_area(key=nl(page, "care-unsafe-unsafe-nl")).input("Stop meteen.")
    page = press(field(page, "Not in the plan at first").set_value(True).run(), "Save the script")
    assert values(page.error) == []
    made = own_library().scripts["klantreis_copy"]
    assert made.steps[0].glance[0].nl == "Eerst luisteren"
    assert made.care is not None
    assert (made.care.unsafe.nl, made.steps[0].left_out, made.minutes) == ("Stop meteen.", True, 160)


def test_own_script_can_be_changed_and_a_concurrent_change_loses_nothing(visit: Visit, folder: Path) -> None:
    seen_before = save_script(None, short(), None)
    page = click(visit("scripts"), "change-kort")
    page.number_input(key="1--planned_minutes-1").set_value(45)
    page = press(page, "Save the script")
    assert own_library().scripts["kort"].planned_minutes == 45
    assert [toast.value for toast in page.toast] == ["Saved. The script can be used for new workshops at once."]
    page.number_input(key="1--planned_minutes-1").set_value(50)
    (folder / "kort.yaml").write_text("key: van_een_ander\n", encoding="utf-8")
    page = press(page, "Save the script")
    assert values(page.error)[0].startswith("Somebody else saved this script meanwhile.")
    assert page.number_input(key="1--planned_minutes-1").value == 50
    assert (folder / "kort.yaml").read_text(encoding="utf-8") == "key: van_een_ander\n"
    assert len(page.get("download_button")) == 1
    assert seen_before


def test_without_a_folder_it_says_what_to_do_and_offers_the_file(visit: Visit) -> None:
    page = copied(visit)
    assert "Ask the administrator to set KOMPAS_SCRIPTS_DIR" in values(page.warning)[0]
    assert "Save the script" not in [button.label for button in page.button]
    assert len(page.get("download_button")) == 1


def test_key_is_asked_where_there_is_one(visit: Visit, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "sleutel-van-ons")
    get_settings.cache_clear()
    page = press(copied(visit), "Save the script")
    assert len(values(page.error)) == 1
    assert list(folder.iterdir()) == []
    page.text_input(key="key-1").input("sleutel-van-ons")
    press(page, "Save the script")
    assert [path.name for path in folder.iterdir()] == ["klantreis_copy.yaml"]


def test_closing_leaves_the_list_as_it_was(visit: Visit, folder: Path) -> None:
    page = press(copied(visit), "Close without saving")
    assert values(page.title) == ["Scripts"]
    assert list(folder.iterdir()) == []


def test_text_typed_just_before_another_block_is_opened_is_kept(visit: Visit, folder: Path) -> None:
    page = copied(visit)
    page.text_input(key=nl(page, "-1-steps-title-title-nl")).input("Net getypt")
    page = click(page, "open-5")
    page = click(page, "open-1")
    assert page.text_input(key=nl(page, "-1-steps-title-title-nl")).value == "Net getypt"


def choose(page: AppTest, activity: str) -> AppTest:
    page = field(page, "What people do").set_value(activity).run()
    assert not page.exception, page.exception[0].message
    return page


def fill_in(page: AppTest) -> AppTest:
    """Whatever is empty in a new script, but not the help."""
    help_ = [_(name) for name in ("You can say", "What this is for", "What often goes wrong", "When it stalls")]
    for one in (*page.text_input, *page.text_area):
        if not one.value and one.label not in help_:
            one.input("Ingevuld.")
    return page.run()


@pytest.mark.parametrize("activity", list(activities()))
def test_activity_brings_what_it_needs(visit: Visit, folder: Path, activity: str) -> None:
    page = press(visit("scripts"), "New script")
    page = press(fill_in(choose(page, activity)), "Save the script")
    assert values(page.error) == []
    (made,) = (script for key, script in own_library().scripts.items() if key == "ingevuld")
    assert made.steps[0].activity == activity


def test_questions_make_room_for_those_about_parties_and_come_back(visit: Visit, folder: Path) -> None:
    page = click(copied(visit), "open-4")
    page = choose(page, "parties")
    assert not [one for one in page.button if (one.key or "").startswith("drop-4")]
    press(page, "Save the script")
    step = own_library().scripts["klantreis_copy"].steps[3]
    assert {question.key for question in step.questions} == set(Involvement)
    page = choose(page, "collect")
    press(page, "Save the script")
    assert own_library().scripts["klantreis_copy"].steps == journey().steps


def test_what_was_only_filled_in_goes_with_the_activity(visit: Visit, folder: Path) -> None:
    page = fill_in(press(visit("scripts"), "New script"))
    page = choose(choose(page, "interview"), "explain")
    press(page, "Save the script")
    (step,) = own_library().scripts["ingevuld"].steps
    assert (step.kinds, step.questions) == ([], [])


def test_usual_parties_are_lines_of_text(visit: Visit, folder: Path) -> None:
    page = choose(fill_in(press(visit("scripts"), "New script")), "parties")
    direct = field(page, "Usual parties, directly involved (one on a line)")
    names = direct.value.splitlines()
    direct.input("\n".join([names[0], "", "  Vrije   school "]))
    page = press(page.run(), "Save the script")
    (step,) = own_library().scripts["ingevuld"].steps
    first, second, *others = step.starters
    assert (first.name.nl, first.on_map, first.domain.value) == (names[0], True, "informal")
    assert (second.name.nl, second.key, second.domain.value) == ("Vrije school", "vrije_school", "other")
    assert not [one for one in others if one.involvement is Involvement.DIRECT]


def test_evaluation_gets_other_questions(visit: Visit, folder: Path) -> None:
    page = choose(fill_in(press(visit("scripts"), "New script")), "evaluate")
    before = len([one for one in page.button if (one.key or "").startswith("drop-scale")])
    page = click(page, next(str(one.key) for one in page.button if (one.key or "").startswith("drop-scale")))
    page = fill_in(click(page, "scale-1"))
    page = press(page, "Save the script")
    (step,) = own_library().scripts["ingevuld"].steps
    assert step.evaluation is not None
    assert len(step.evaluation.scales) == before
    assert step.evaluation.scales[-1].low.nl == "Ingevuld."


def test_writing_needs_a_kind_of_note_and_says_so_in_plain_words(visit: Visit, folder: Path) -> None:
    page = click(copied(visit), "open-4")
    (kinds,) = page.get("button_group")
    kinds.set_value([])
    page = press(page.run(), "Save the script")
    said = "People write here: choose at least one kind of note, and ask at least one question."
    assert f"- {said} **Block 4**" in seen(page)


def test_what_it_is_about_stays_open_while_somebody_writes(visit: Visit, folder: Path) -> None:
    page = press(visit("scripts"), "New script")
    opened = [one.proto.expanded for one in page.expander]
    field(page, "What it is about").input("Een korte reis.")
    page = click(press(page.run(), "Add a block"), "open-1")
    assert [one.proto.expanded for one in page.expander] == opened == [True]


def test_preview_says_what_comes_in_a_block_that_cannot_be_drawn_beforehand(visit: Visit, folder: Path) -> None:
    page = choose(press(visit("scripts"), "New script"), "rate")
    assert values(page.info)[1:] == [
        "Here each chooses a party to speak for, and colours in private how it works with the others.",
        "Here is how many have chosen; what they chose stays secret.",
    ]
    drawn = {"explain", "break", "collect", "evaluate"}
    assert {name for name, one in activities().items() if not one.comes_for_participant} == drawn
    assert {name for name, one in activities().items() if not one.comes_on_screen} == {"explain", "break"}
