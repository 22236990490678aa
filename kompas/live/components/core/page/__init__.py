"""The page round the components: its language, its colours, and no dialog of Streamlit's in the way."""

from kompas.live.assets import HERE
from kompas.live.components import register

show = register(__file__)


def set_page(language: str, dark: bool) -> None:
    data = {"language": language, "dark": dark, "assets": HERE}
    show(data=data, key="page", on_dark_change=lambda: None, height="content")
