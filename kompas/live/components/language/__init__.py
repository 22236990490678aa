"""Tells the browser in which language the page is: screen readers pronounce it accordingly."""

from kompas.live.components import register

show = register("language")


def set_page_language(language: str, dark: bool) -> None:
    show(data={"language": language, "dark": dark}, key="language", height="content")
