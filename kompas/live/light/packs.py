"""The scripts of the light page in few files: a phone far from the server waits for each file it asks for.

A pack holds modules as they are. In the browser each becomes a blob of its own, in which the addresses of those it
imports stand in the place of their names; so they stay modules, which share what they keep.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kompas.i18n import DEFAULT_LANGUAGE, LANGUAGES, Language
from kompas.live.assets import KEPT, MADE, SCRIPTS
from kompas.live.assets.words import words_of
from kompas.live.components import FOLDERS
from kompas.live.light.faces import DRAWN

HERE = Path(__file__).parent
AT_ONCE = ("pulse", "stage", "composer", "ballot", "interview", "hand_over_question")
"""The components that are on the page at every step; another comes with a pack of its own when a step has it."""
NAMES = (*AT_ONCE, *(name for name in DRAWN if name != "pairs"))
IMPORTED = re.compile(r'(?:from |import |import\()"((?:kompas|light|components)/[^"]+)"')
CATALOGUE = "import(`./words/${language}.js`)"
"""In words.js: on this page another language is another page."""
COMMENT = re.compile(r"^\s*/\*(?:(?!\*/).)*\*/\n", re.M | re.S)
"""One that begins a line: no text of ours does."""
INDENTED = re.compile(r"^ +", re.M)


def source_of(name: str, language: Language) -> str:
    """`kompas/page.js` is a shared script, `light/host.js` one of this page, `components/stage.js` a component."""
    folder, _, rest = name.partition("/")
    if folder == "components":
        component = rest.removesuffix(".js")
        return slimmed((FOLDERS[component] / rest).read_text(encoding="utf-8"))
    if name == f"kompas/words/{language}.js":
        return words_of(language, of_files())
    if rest in MADE:
        return MADE[rest]
    text = ((HERE if folder == "light" else SCRIPTS) / rest).read_text(encoding="utf-8")
    return slimmed(text).replace('"./', f'"{folder}/').replace(CATALOGUE, f'import("kompas/words/{language}.js")')


def slimmed(source: str) -> str:
    """Without what only its readers need."""
    return INDENTED.sub("", COMMENT.sub("", source))


def imports_of(source: str) -> list[str]:
    return list(dict.fromkeys(IMPORTED.findall(source)))


def in_order(names: Iterable[str], language: Language, known: Iterable[str] = ()) -> dict[str, str]:
    """The sources of these modules and of all that they import, each after what it imports itself."""
    done: dict[str, str] = {}
    before = set(known)

    def add(name: str, on_the_way: tuple[str, ...]) -> None:
        if name in on_the_way:
            raise ValueError(f"{name} imports itself by way of {on_the_way}: a pack cannot hold that")
        if name in done or name in before:
            return
        source = source_of(name, language)
        for other in imports_of(source):
            add(other, (*on_the_way, name))
        done[name] = source

    for name in names:
        add(name, ())
    return done


@cache
def of_files() -> frozenset[str]:
    """The files whose words the light page may say."""
    waiting, found = ["light/host.js", *map(component, NAMES)], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found and not name.startswith("kompas/words/"):
            found.add(name)
            waiting += imports_of(source_of(name, DEFAULT_LANGUAGE))
    return frozenset(map(file_of, found))


def file_of(name: str) -> str:
    """As the catalogue names it."""
    folder, _, rest = name.partition("/")
    if folder == "components":
        lies = FOLDERS[rest.removesuffix(".js")]
        return f"kompas/live/components/{lies.parent.name}/{lies.name}/{rest}"
    return f"kompas/live/light/{rest}" if folder == "light" else f"kompas/live/assets/js/{rest}"


def component(name: str) -> str:
    return f"components/{name}.js"


@cache
def base(language: Language) -> dict[str, str]:
    return in_order(["light/host.js", *map(component, AT_ONCE)], language)


@cache
def pack(name: str, language: Language) -> str:
    """`base`, or the pack of one component: a script that makes its modules known."""
    is_base = name == "base"
    modules = base(language) if is_base else in_order([component(name)], language, base(language))
    styles = AT_ONCE if is_base else (name,)
    looks = {one: (FOLDERS[one] / f"{one}.css").read_text(encoding="utf-8") for one in styles}
    begin = 'import(at["light/host.js"]);' if is_base else ""
    return f"{LOADER}\nadd({as_json(modules)},{as_json(looks)});\n{begin}\n"


LOADER = """const { at, styles } = (globalThis.kompasLight ??= { at: {}, styles: {} });
const add = (modules, looks) => {
  for (const [name, source] of Object.entries(modules)) {
    const text = source.replace(/"((?:kompas|light|components)\\/[^"]+)"/g, (said, one) => (at[one] ? `"${at[one]}"` : said));
    at[name] ??= URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  }
  Object.assign(styles, looks);
};"""


def as_json(value: Mapping[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def packed(name: str, language: Language) -> bytes:
    return gzip.compress(pack(name, language).encode(), 9, mtime=0)


@cache
def version() -> str:
    """Of every pack: other content, another address."""
    found = hashlib.sha256()
    for language in LANGUAGES:
        for name in ("base", *NAMES):
            found.update(pack(name, language).encode())
    return found.hexdigest()[:12]


def address_of(name: str, language: Language) -> str:
    return f"/assets/{version()}/packs/{language}/{name}.js"


def routes() -> list[BaseRoute]:
    return [Route("/assets/{version}/packs/{language}/{name}.js", serve)]


def serve(request: Request) -> Response:
    language: Language = "en" if request.path_params["language"] == "en" else "nl"
    name = request.path_params["name"]
    if name not in ("base", *NAMES):
        return Response(status_code=404)
    headers = {"Cache-Control": KEPT if request.path_params["version"] == version() else "no-cache"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(pack(name, language), media_type="text/javascript", headers=headers)
    headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Response(packed(name, language), media_type="text/javascript", headers=headers)
