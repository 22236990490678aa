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
  watching ??= watchForDialogs();
}

/* Without a connection Streamlit opens a dialog, in English, that makes the whole page inert: nobody could go on
   writing. We use no dialogs ourselves, so every one is closed; pages without a live part say it in a line. */
function watchForDialogs() {
  const close = () => {
    const button = document.querySelector('[data-testid="stDialog"] button[aria-label="Close"], [role="dialog"] button[aria-label="Close"]');
    if (!button) return;
    button.click();
    say();
  };
  const observer = new MutationObserver(close);
  observer.observe(document.body, { childList: true, subtree: true });
  return observer;
}

function say() {
  if (document.querySelector('[class*="st-key-pulse-"]') || document.getElementById("kompas-lost")) return;
  const line = document.createElement("p");
  line.id = "kompas-lost";
  line.setAttribute("role", "alert");
  line.textContent = words.lost;
  document.body.append(line);
  const ask = setInterval(async () => {
    const back = await fetch("/healthz", { cache: "no-store" }).then((answer) => answer.ok, () => false);
    if (!back) return;
    clearInterval(ask);
    line.remove();
  }, ASK_AGAIN);
}
