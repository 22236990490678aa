/* Pictures on their way up: made smaller here, kept on this device until the server has them, sent again after a
   failure. A picture of a case goes after the case itself. */

import { identity } from "./live.js";
import { shelf } from "./shelf.js";

const LONGEST_SIDE = 1024;
const LARGEST = 5 * 1024 * 1024;

/* Gives a data address, or throws the name of the word that says why not. Place and time of a photograph stay behind. */
export async function shrunken(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new Error(file.size > LARGEST ? "too_large" : "unreadable");
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const sheet = document.createElement("canvas");
  sheet.width = Math.max(1, Math.round(bitmap.width * scale));
  sheet.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = sheet.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(bitmap, 0, 0, sheet.width, sheet.height);
  bitmap.close();
  return sheet.toDataURL("image/jpeg", 0.88);
}

/* The bytes of a data address; fetch may not read those under our content security policy. */
function bytesOf(address) {
  const text = atob(address.slice(address.indexOf(",") + 1));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export class PictureBox {
  /* `hear({done|refused: caseId, message})` is called when a picture has come to its end. */
  constructor(connection, hear) {
    Object.assign(this, { connection, hear, patience: 1000 });
    this.prefix = `kompas:picture:${connection.code}:${connection.role}:${connection.person ?? ""}:`;
  }

  destroy() {
    this.ended = true;
    clearTimeout(this.again);
  }

  keep(caseId, picture) {
    shelf.set(this.prefix + caseId, JSON.stringify({ upload: identity(), picture }));
    this.flush();
  }

  drop(caseId) {
    shelf.remove(this.prefix + caseId);
  }

  waiting(caseId) {
    return JSON.parse(shelf.get(this.prefix + caseId) ?? "null");
  }

  async flush() {
    if (this.flying || this.ended || this.connection.watching) return;
    clearTimeout(this.again);
    const coming = new Set(this.connection.waiting().map((action) => action.case_id ?? action.id));
    const known = (id) => this.connection.state.mine.has(`case:${id}`) || this.connection.state.items.has(`case:${id}`);
    const ready = shelf
      .keys()
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length))
      .filter((id) => !coming.has(id) && known(id));
    if (!ready.length) return;
    this.flying = true;
    const settled = await this.send(ready[0]);
    this.flying = false;
    if (settled) this.flush();
    else this.again = setTimeout(() => this.flush(), (this.patience = Math.min(this.patience * 1.8, 15000)));
  }

  /* Whether it came to an end: taken or refused. */
  async send(caseId) {
    const { code, role, person, language } = this.connection;
    const kept = this.waiting(caseId);
    const query = new URLSearchParams({ id: kept.upload, as: role, language, ...(person ? { person } : {}) });
    try {
      const answer = await fetch(`/live/${encodeURIComponent(code)}/cases/${caseId}/picture?${query}`, {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream" },
        body: bytesOf(kept.picture),
      });
      if (answer.status >= 500 || answer.status === 429) return false;
      const { message } = await answer.json();
      if (this.waiting(caseId)?.upload === kept.upload) this.drop(caseId);
      this.patience = 1000;
      this.hear(answer.ok ? { done: caseId } : { refused: caseId, message });
      return true;
    } catch {
      return false;
    }
  }
}
