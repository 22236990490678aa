/* Joining: a name and a promise. The form itself is in the page; here it is sent. */

import { setText } from "kompas/page.js";
import { shelf } from "kompas/shelf.js";
import { _ } from "kompas/words.js";

/** @import { Face, Start } from "./host.js" */

export const ABOUT_ME = "kompas:about-me";

/** What this browser told of its user before. @returns {Record<string, string>} */
export const toldBefore = () => JSON.parse(shelf.get(ABOUT_ME) ?? "{}");

/** @param {Record<string, string>} told */
export const keepTold = (told) => shelf.set(ABOUT_ME, JSON.stringify({ ...toldBefore(), ...told }));

/**
 * @param {string} code @param {"join" | "switch" | "leave"} what @param {object} told
 * @returns {Promise<{ face: Face | null, refusal: string, of?: string }>} `of` is the kind of refusal
 */
export async function ask(code, what, told) {
  try {
    const answer = await fetch(`/live/${encodeURIComponent(code)}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(told),
    });
    const data = await answer.json();
    return answer.ok ? { face: data, refusal: "" } : { face: null, refusal: data.message, of: data.code };
  } catch {
    return { face: null, refusal: _("There is no connection. Try again in a moment.") };
  }
}

/**
 * Calls `enter` when somebody is in.
 * @param {Start} start @param {(face: Face) => void} enter
 */
export function openDoor(start, enter) {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("join"));
  if (!form) return; // the workshop is closed
  const name = /** @type {HTMLInputElement} */ (form.elements.namedItem("name"));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
  name.value ||= toldBefore().name ?? "";

  /** Beside what it is about, and in sight. @param {string} where @param {string} text */
  const refuse = (where, text) => {
    const line = /** @type {HTMLElement} */ (document.getElementById(`${where}-refusal`));
    setText(line, text);
    if (where === "name") {
      name.setAttribute("aria-invalid", text ? "true" : "false");
      if (text) name.setAttribute("aria-describedby", "name-refusal");
    }
    if (!text) return;
    if (where === "name") name.focus();
    line.scrollIntoView({ block: "center" });
  };

  const send = async () => {
    refuse("name", "");
    refuse("join", "");
    if (name.required && !name.value.trim()) return refuse("name", _("Fill in your name."));
    button.disabled = true;
    const { face, refusal, of } = await ask(start.code, "join", { name: name.value, acknowledged: true });
    button.disabled = false;
    if (!face) return refuse(of === "invalid" ? "name" : "join", refusal);
    keepTold({ name: name.value.trim() });
    enter(face);
  };

  name.addEventListener("input", () => refuse("name", ""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  if ("sentEarly" in window) send();
}
