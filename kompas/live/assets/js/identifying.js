/* Details in a text that may identify a family, found while it is typed: as in domain/core/identifying.py, from the
   same identifying_patterns.json. Offsets are those of text.slice(start, end). */

/**
 * @typedef {{ kind: string, start: number, end: number }} Finding
 * @typedef {{ kind: string | null, pattern: RegExp, folded: boolean, check: Check }} Rule
 * @typedef {(text: string, patterns: Patterns) => boolean} Check
 */

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** @type {WeakMap<Patterns, Rule[]>} */
const compiled = new WeakMap();

/** In the order of the text, without overlap. @param {string} text @param {Patterns} patterns */
export function findIdentifying(text, patterns) {
  const whole = `\n${text}`;
  const folded = whole.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const taken = new Uint8Array(whole.length);
  /** @type {Finding[]} */
  const findings = [];
  for (const rule of rulesOf(patterns)) {
    for (const [start, end] of spans(rule, rule.folded ? folded : whole, patterns)) {
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      if (rule.kind) findings.push({ kind: rule.kind, start: start - 1, end: end - 1 });
    }
  }
  return findings.sort((one, other) => one.start - other.start);
}

/**
 * @param {Rule} rule @param {string} text @param {Patterns} patterns @returns {Generator<[start: number, end: number]>}
 */
function* spans({ pattern, check }, text, patterns) {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index + match[1].length;
    const end = start + match[2].length;
    const sound = check(match[2], patterns);
    pattern.lastIndex = sound ? end : start + 1;
    if (sound) yield [start, end];
  }
}

/** @param {Patterns} patterns */
function rulesOf(patterns) {
  const known = compiled.get(patterns);
  if (known) return known;
  const rules = patterns.rules.map((rule) => ({
    kind: rule.kind ?? null,
    pattern: new RegExp(expandPattern(rule.pattern, patterns.fragments), "gu"),
    folded: rule.folded ?? false,
    check: CHECKS[rule.check ?? "always"],
  }));
  compiled.set(patterns, rules);
  return rules;
}

/** @param {string} pattern @param {Patterns["fragments"]} fragments @returns {string} */
function expandPattern(pattern, fragments) {
  return pattern.replace(/\{([A-Za-z_]+)\}/g, (_, name) => {
    const value = fragments[name];
    return expandPattern(Array.isArray(value) ? `(?:${value.join("|")})` : value, fragments);
  });
}

/** @param {string} text */
function passesElevenTest(text) {
  const digits = [...text.replace(/[^0-9]/g, "").padStart(9, "0")].map(Number);
  const total = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((sum, weight, index) => sum + weight * digits[index], 0);
  return digits[0] + digits[1] > 0 && total % 11 === 0;
}

/** @param {string} text */
function passesMod97(text) {
  const characters = text.replace(/[^0-9a-z]/g, "");
  const digits = [...characters.slice(4), ...characters.slice(0, 4)].map((character) => parseInt(character, 36));
  return [...digits.join("")].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** @param {string} text @param {Patterns} patterns */
function isBirthDate(text, { months }) {
  let [day, month, year] = dayMonthYear(text, months);
  const thisYear = new Date().getUTCFullYear();
  if (year < 100) year += 2000 + year <= thisYear ? 2000 : 1900;
  if (month < 1 || month > 12 || day < 1 || day > DAYS_IN_MONTH[month - 1]) return false;
  return year <= thisYear && thisYear - year <= 100;
}

/** @param {string} text @param {Patterns["months"]} months */
function dayMonthYear(text, months) {
  /** @type {string[]} */
  let parts = text.match(/[0-9]+|[a-z]{3,}/g) ?? [];
  if (parts.length === 1) parts = [text.slice(0, 2), text.slice(2, 4), text.slice(4)];
  if (parts[0].length === 4) parts.reverse();
  return parts.map((part) => months[part.slice(0, 3)] ?? Number(part));
}

/** @param {string} text @param {Patterns} patterns */
function isLicencePlate(text, { sidecodes }) {
  const shape = text
    .replace(/[^0-9A-Za-z]/g, "-")
    .replace(/[0-9]/g, "9")
    .replace(/[A-Za-z]/g, "X");
  return sidecodes.includes(shape) || sidecodes.some((code) => code.replaceAll("-", "") === shape);
}

/** @type {Record<string, Check>} */
const CHECKS = {
  always: () => true,
  eleven_test: passesElevenTest,
  mod_97: passesMod97,
  birth_date: isBirthDate,
  plate: isLicencePlate,
};
