"""What the page round the components needs: its language, its colours, and no dialog of Streamlit's in the way."""

from kompas.i18n import _
from kompas.live.assets import HERE
from kompas.live.components import register

show = register(__file__)


def set_page(language: str, dark: bool) -> None:
    data = {"language": language, "dark": dark, "assets": HERE, "words": words()}
    show(data=data, key="page", on_dark_change=lambda: None, height="content")


def words() -> dict[str, object]:
    return {
        "lost": _("There is no connection with the server. The page goes on as soon as it is back."),
        "no_file": _(
            "The file could not be made. Reload the page and try again, or choose another format. Nothing is lost."
        ),
        "skip": _("To the content of the page"),
    }
