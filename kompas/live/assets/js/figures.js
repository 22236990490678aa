/* Ready figures for cases: simple people out of a few shapes, drawn by us, by the names in enums.Figure. Their mouths
   say nothing: a smile does not go with what many cases tell. */

const SKIN = ["#f2d3b8", "#d9a680", "#b57b55", "#8a5a3c"];
/** @type {Record<string, string>} */
const HAIR = { dark: "#2e2a28", brown: "#6b4a2f", fair: "#c99a4b", red: "#a2532a", grey: "#aab2b7" };

const BODY = "M18 100c0-25 13-36 32-36s32 11 32 36z";
const HEAD = '<circle cx="50" cy="42" r="18"/>';
const FACE =
  '<g fill="#1d2b33"><circle cx="43.5" cy="42" r="1.9"/><circle cx="56.5" cy="42" r="1.9"/></g><path d="M45 51h10" fill="none" stroke="#1d2b33" stroke-width="1.8" stroke-linecap="round"/>';

/** Shapes behind the head, and shapes over it. @type {Record<string, [behind: string, over: string]>} */
const STYLES = {
  short: ["", "M31.5 40c-2-15 8-21 18.5-21s20.5 6 18.5 21c-3-7-7-10-18.5-10s-15.5 3-18.5 10z"],
  curly: ["", "M30 42c-5-6-1-13 4-14 1-7 9-10 15-8 6-4 15 0 16 7 6 2 8 9 4 15-2-7-6-11-12-11-8 0-20-1-27 11z"],
  long: [
    "M29 68c-4-14-3-24-1-31 3-12 12-18 22-18s19 6 22 18c2 7 3 17-1 31z",
    "M32 41c1-12 8-18 18-18s17 6 18 18c-6-3-10-7-13-12-4 7-13 11-23 12z",
  ],
  bob: [
    "M30 56c-2-8-2-14-1-20 2-11 11-17 21-17s19 6 21 17c1 6 1 12-1 20z",
    "M32 42c0-12 8-19 18-19s18 7 18 19c-4-2-6-5-7-9-7 3-20 4-29 9z",
  ],
  bun: ["M50 8a9 9 0 1 1-.1 0z", "M31.5 40c-2-15 8-21 18.5-21s20.5 6 18.5 21c-4-8-9-10-18.5-10s-14.5 2-18.5 10z"],
  tails: [
    "M26 36a8 10 0 1 1-.1 0zM74 36a8 10 0 1 1-.1 0z",
    "M31.5 41c-1-15 8-22 18.5-22s19.5 7 18.5 22c-4-4-8-7-10-11-7 5-18 7-27 11z",
  ],
  scarf: [
    "M26 78c-1-10-1-26 0-36 2-15 12-23 24-23s22 8 24 23c1 10 1 26 0 36z",
    "M33 42c0-11 7-17 17-17s17 6 17 17l4-2c0-14-9-23-21-23s-21 9-21 23z",
  ],
  bald: ["", "M32 46c-3-4-3-9 0-12-1 5 0 8 0 12zM68 46c3-4 3-9 0-12 1 5 0 8 0 12z"],
  tuft: ["", "M48 25c-1-4 1-8 5-8-2 2-1 4 0 7z"],
};

function person({ skin = 0, hair = "brown", style = "short", top = "#0f5c6e", beard = false, glasses = false }) {
  const [behind, over] = STYLES[style];
  const colour = style === "scarf" ? top : HAIR[hair];
  return (
    `<path d="${behind}" fill="${colour}"/><path d="${BODY}" fill="${top}"/><path d="M43 56h14v10q-7 6-14 0z" fill="${SKIN[skin]}"/>` +
    `<g fill="${SKIN[skin]}">${HEAD}</g>` +
    (beard ? `<path d="M33 46c1 14 8 18 17 18s16-4 17-18c-4 4-8 5-17 5s-13-1-17-5z" fill="${colour}"/>` : "") +
    FACE +
    (glasses
      ? '<g fill="none" stroke="#1d2b33" stroke-width="1.5"><circle cx="43" cy="42" r="5"/><circle cx="57" cy="42" r="5"/><path d="M48 42h4"/></g>'
      : "") +
    `<path d="${over}" fill="${colour}"/>`
  );
}

/** @param {string} drawing @param {number} x @param {number} y @param {number} size */
const placed = (drawing, x, y, size) => `<g transform="translate(${x} ${y}) scale(${size})">${drawing}</g>`;

const girl = person({ style: "tails", hair: "fair", top: "#c2571a" });
const boy = person({ style: "short", hair: "brown", skin: 1, top: "#2c7a4b" });
const woman = person({ style: "long", hair: "brown", top: "#74479c" });
const man = person({ style: "short", hair: "dark", skin: 1, top: "#1f5fa8" });

/** @type {Record<Figure, string>} */
const DRAWINGS = {
  baby: placed(person({ style: "tuft", hair: "brown", top: "#f6b73c" }), -8, -4, 1.16),
  girl: placed(girl, 9, 17, 0.82),
  boy: placed(boy, 9, 17, 0.82),
  teenage_girl: person({ style: "bob", hair: "dark", skin: 2, top: "#a3201d" }),
  teenage_boy: person({ style: "curly", hair: "dark", skin: 2, top: "#4c5b63" }),
  woman,
  man,
  woman_with_scarf: person({ style: "scarf", skin: 1, top: "#0f5c6e" }),
  man_with_beard: person({ style: "short", hair: "red", top: "#5d6b72", beard: true }),
  older_woman: person({ style: "bun", hair: "grey", top: "#8a4b6b", glasses: true }),
  older_man: person({ style: "bald", hair: "grey", skin: 1, top: "#3d5a45", glasses: true }),
  parent_and_child: placed(woman, -9, 2, 0.9) + placed(boy, 43, 40, 0.6),
  couple: placed(man, -13, 12, 0.82) + placed(woman, 31, 18, 0.82),
  family:
    placed(man, -11, 8, 0.74) + placed(woman, 36, 12, 0.74) + placed(girl, 6, 46, 0.54) + placed(boy, 40, 46, 0.54),
};

/** Without a figure or picture of its own a case looks like its age. @type {Record<AgeGroup, Figure>} */
const BY_AGE = {
  age_0_3: "baby",
  age_4_11: "girl",
  age_12_17: "teenage_boy",
  age_18_25: "woman",
  age_26_66: "man",
  age_67: "older_woman",
  household: "family",
};

export const FIGURES = /** @type {Figure[]} */ (Object.keys(DRAWINGS));

/**
 * An svg element; a screen reader hears what stands beside it.
 * @param {Figure | null} [name] @param {AgeGroup} [age]
 */
export function figure(name, age) {
  const holder = document.createElement("template");
  const drawing = (name && DRAWINGS[name]) || (age && DRAWINGS[BY_AGE[age]]) || DRAWINGS.family;
  holder.innerHTML = `<svg class="figure" viewBox="0 0 100 100" aria-hidden="true" focusable="false">${drawing}</svg>`; // our own drawing
  return /** @type {SVGElement} */ (holder.content.firstChild);
}
