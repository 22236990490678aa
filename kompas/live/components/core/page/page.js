/** @typedef {{ assets: string, dark: boolean, language: string }} Data */

const ASK_AGAIN = 2000;
const STREAMLIT_TURNS = 500; // milliseconds in which Streamlit has its own colours changed
const RENEWED = "kompas:renewed";
const REFUSAL = '[class*="st-key-refusal-"]';
const OPENED = '[class*="st-key-opened-part-"]';
const FORM = '[data-testid="stForm"]';
const DARK = matchMedia("(prefers-color-scheme: dark)");
let watching = false;
/** Of words.js. @type {(text: string) => string} */
let _;
/** The theme the page was drawn for, and how to ask for another. @type {{ dark: boolean, trigger: Trigger } | null} */
let drawn = null;
/** Once for each: Streamlit may have been told to stay light. @type {boolean | null} */
let asked = null;

/* A laptop may turn dark at sunset. Charts and logo are drawn for one of both: the page is drawn again. */
DARK.addEventListener("change", follow);
document.addEventListener("click", goWithin, { capture: true });

function follow() {
  if (!drawn || drawn.dark === DARK.matches || asked === DARK.matches) return;
  asked = DARK.matches;
  setTimeout(() => drawn?.trigger("dark", asked), STREAMLIT_TURNS);
}

/**
 * A link to this same page. Streamlit puts something else in its address in the place of where one was, so that the back
 * button goes past it; of a new address it hears as of the back button. Of the same one it hears nothing.
 * @param {MouseEvent} event
 */
function goWithin(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || !(event.target instanceof Element)) return;
  /** @type {HTMLAnchorElement | null} */
  const link = event.target.closest('a[data-testid="stPageLink-NavLink"]');
  if (link?.pathname !== location.pathname) return;
  const isHere = wanted(link.search) === wanted(location.search);
  if (isHere && !openTab()) return;
  event.preventDefault();
  event.stopPropagation();
  if (isHere) return;
  history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

/** What an address asks for, in whatever order. @param {string} search */
function wanted(search) {
  const found = new URLSearchParams(search);
  found.sort();
  return found.toString();
}

/** The tab that the address names (`tabs_of` in network_page.py), once somebody chose another by hand. */
function openTab() {
  const tabs = document.querySelector(OPENED);
  const [, number] = tabs?.className.match(/st-key-opened-part-(\d+)/) ?? [];
  /** @type {NodeListOf<HTMLElement> | undefined} */
  const all = tabs?.querySelector('[role="tablist"]')?.querySelectorAll('[role="tab"]');
  const tab = all?.[Number(number)];
  tab?.click();
  return tab !== undefined;
}

/** @param {StreamlitArguments<Data>} component */
export default function ({ data, setTriggerValue }) {
  followVersion(data.assets);
  drawn = { dark: data.dark, trigger: setTriggerValue };
  if (data.dark === asked) asked = null;
  follow();
  document.documentElement.lang = data.language;
  document.documentElement.style.colorScheme = data.dark ? "dark" : "light";
  speak(data.language);
}

/** Not imported above: a page that is about to renew itself may not have what it asks for. @param {string} language */
async function speak(language) {
  const words = await import("kompas/words.js");
  _ = words._;
  words.inLanguage(language, () => {
    const skip = document.querySelector('a[href="#stMain"]'); // Streamlit has it in English only
    const text = _("Skip to content");
    if (skip && skip.textContent !== text) skip.textContent = text;
    if (!watching) watchForEnglish();
    watching = true;
  });
}

/**
 * The server has been renewed while this page was open: its components ask for scripts that this page may have of the
 * version before. Once for each version: while servers are being replaced, a page may come from either.
 * @param {string} assets
 */
function followVersion(assets) {
  const map = document.querySelector('script[type="importmap"]');
  if (map?.textContent.includes(assets) || sessionStorage.getItem(RENEWED) === assets) return;
  sessionStorage.setItem(RENEWED, assets);
  location.reload();
}

/* Without a connection Streamlit opens a dialog, in English, that makes the whole page inert: nobody could go on
   writing. We use no dialogs ourselves, so every one is closed; pages without a live part say it in a line.
   Of a file that could not be made it says so in English, for a few seconds. */
function watchForEnglish() {
  const look = () => {
    /** @type {HTMLButtonElement | null} */
    const button = document.querySelector(
      '[data-testid="stDialog"] button[aria-label="Close"], [role="dialog"] button[aria-label="Close"]',
    );
    button?.click();
    if (button) say();
    if (document.querySelector('[data-testid="stDownloadButtonError"]')) tellOfNoFile();
    showRefusals();
  };
  for (const used of ["pointerdown", "keydown"]) addEventListener(used, rememberRefusals, { capture: true });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}

/** Shown before, so that they need not be looked at once more. @type {WeakSet<Element>} */
const seen = new WeakSet();
/** What was refused when somebody last pressed something. @type {Set<string>} */
let before = new Set();

const refusals = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(REFUSAL)]);

function rememberRefusals() {
  before = new Set(refusals().map((node) => (node.hidden ? "" : (node.textContent ?? ""))));
}

/* Streamlit says it where it was asked, which may be out of sight, and goes on saying it while the form is mended. */
function showRefusals() {
  for (const node of refusals()) {
    if (seen.has(node) || !node.textContent) continue;
    seen.add(node);
    if (!before.has(node.textContent)) node.scrollIntoView({ block: "nearest" });
    const hide = () => {
      node.hidden = true;
      node.style.display = "none";
    };
    for (const change of ["input", "change"]) formOf(node)?.addEventListener(change, hide, { once: true });
  }
}

/** The form it stands in or under. @param {HTMLElement} node */
function formOf(node) {
  /** @param {Element} form */
  const above = (form) => form.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
  return node.closest(FORM) ?? [...document.querySelectorAll(FORM)].findLast(above);
}

/** @param {string} id @param {string} text */
function line(id, text) {
  const made = document.createElement("p");
  made.id = id;
  made.className = "kompas-line";
  made.setAttribute("role", "alert");
  made.textContent = text;
  document.body.append(made);
  return made;
}

/* Stays until the next click, such as a new try. */
function tellOfNoFile() {
  if (document.getElementById("kompas-no-file")) return;
  const told = line(
    "kompas-no-file",
    _("The file could not be made. Reload the page and try again, or choose another format. Nothing is lost."),
  );
  addEventListener("click", () => told.remove(), { once: true, capture: true });
}

function say() {
  if (document.querySelector('[class*="st-key-pulse-"]') || document.getElementById("kompas-lost")) return;
  const told = line(
    "kompas-lost",
    _("There is no connection with the server. The page goes on as soon as it is back."),
  );
  const ask = setInterval(async () => {
    const back = await fetch("/healthz", { cache: "no-store" }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (!back) return;
    clearInterval(ask);
    told.remove();
  }, ASK_AGAIN);
}
