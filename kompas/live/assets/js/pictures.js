/* Pictures on their way up: made smaller here, kept on this device until the server has them, sent again after a
   failure. A picture of a case goes after the case itself. */

import { identity } from "./live.js";
import { shelf } from "./shelf.js";

const LONGEST_SIDE = 1024;
const LARGEST = 5 * 1024 * 1024;

/**
 * Gives a data address, or throws the name of the word that says why not. Place and time of a photograph stay behind.
 * @param {Blob} file
 */
export async function shrunken(file) {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error(file.size > LARGEST ? "too_large" : "unreadable");
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const sheet = document.createElement("canvas");
  sheet.width = Math.max(1, Math.round(bitmap.width * scale));
  sheet.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(bitmap, 0, 0, sheet.width, sheet.height);
  bitmap.close();
  return sheet.toDataURL("image/jpeg", 0.88);
}

/** The bytes of a data address; fetch may not read those under our content security policy. @param {string} address */
function bytesOf(address) {
  const text = atob(address.slice(address.indexOf(",") + 1));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export class PictureBox {
  patience = 1000;
  flying = false;
  ended = false;

  /**
   * `hear({done|refused: caseId, message})` is called when a picture has come to its end.
   * @param {Connection} connection @param {(end: { done?: string, refused?: string, message?: string }) => void} hear
   */
  constructor(connection, hear) {
    this.connection = connection;
    this.hear = hear;
    this.prefix = `kompas:picture:${connection.code}:${connection.role}:${connection.person ?? ""}:`;
  }

  destroy() {
    this.ended = true;
    clearTimeout(this.again);
  }

  /** @param {string} caseId @param {string} picture */
  keep(caseId, picture) {
    shelf.set(this.prefix + caseId, JSON.stringify({ upload: identity(), picture }));
    this.flush();
  }

  /** @param {string} caseId */
  drop(caseId) {
    shelf.remove(this.prefix + caseId);
  }

  /** @param {string} caseId @returns {{ upload: string, picture: string } | null} */
  waiting(caseId) {
    return JSON.parse(shelf.get(this.prefix + caseId) ?? "null");
  }

  async flush() {
    if (this.flying || this.ended || this.connection.watching) return;
    clearTimeout(this.again);
    const coming = new Set(this.connection.waiting().map((one) => ("case_id" in one && one.case_id) || one.id));
    /** @param {string} id */
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
    else {
      this.patience = Math.min(this.patience * 1.8, 15000);
      this.again = setTimeout(() => this.flush(), this.patience);
    }
  }

  /** Whether it came to an end: taken or refused. @param {string} caseId */
  async send(caseId) {
    const { code, role, person, language } = this.connection;
    const kept = this.waiting(caseId);
    if (!kept) return true;
    const query = new URLSearchParams({ id: kept.upload, as: role, language });
    if (person) query.set("person", String(person));
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
