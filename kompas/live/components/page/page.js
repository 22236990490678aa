const ASK_AGAIN = 2000;
let watching = null;
let words = {};

export default function ({ data }) {
  words = data.words;
  document.documentElement.lang = data.language;
  document.documentElement.style.setProperty("--on-accent", data.dark ? "#10191d" : "#ffffff"); // reaches into the components
  document.documentElement.style.colorScheme = data.dark ? "dark" : "light";
  const skip = document.querySelector('a[href="#stMain"]'); // Streamlit has it in English only
  if (skip && skip.textContent !== words.skip) skip.textContent = words.skip;
  watching ??= watchForEnglish();
}

/* Without a connection Streamlit opens a dialog, in English, that makes the whole page inert: nobody could go on
   writing. We use no dialogs ourselves, so every one is closed; pages without a live part say it in a line.
   Of a file that could not be made it says so in English, for a few seconds. */
function watchForEnglish() {
  const look = () => {
    const button = document.querySelector('[data-testid="stDialog"] button[aria-label="Close"], [role="dialog"] button[aria-label="Close"]');
    button?.click();
    if (button) say();
    if (document.querySelector('[data-testid="stDownloadButtonError"]')) tellOfNoFile();
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  return observer;
}

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
  const told = line("kompas-no-file", words.no_file);
  addEventListener("click", () => told.remove(), { once: true, capture: true });
}

function say() {
  if (document.querySelector('[class*="st-key-pulse-"]') || document.getElementById("kompas-lost")) return;
  const told = line("kompas-lost", words.lost);
  const ask = setInterval(async () => {
    const back = await fetch("/healthz", { cache: "no-store" }).then((answer) => answer.ok, () => false);
    if (!back) return;
    clearInterval(ask);
    told.remove();
  }, ASK_AGAIN);
}
