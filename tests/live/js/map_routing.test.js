import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { controlOf, onCurve, Routes } from "kompas/map_routing.js";

/** What kompas/domain/map/routing.py makes of a map. */
const TOLD = JSON.parse(readFileSync(new URL("../../domain/map/routes.json", import.meta.url), "utf8"));

test("lines go as in the pictures that the server makes", () => {
  const routes = new Routes(TOLD.style, TOLD.scale, TOLD.parties);
  const at = new Map(TOLD.parties.map((/** @type {any} */ party) => [party.id, party]));
  let bent = 0;
  for (const { one, other, control } of TOLD.lines) {
    const bend = routes.bend(one, at.get(one), other, at.get(other));
    const { x, y } = controlOf(at.get(one), at.get(other), bend);
    deepEqual([one, other, near(x, control[0]), near(y, control[1])], [one, other, true, true]);
    bent += Number(bend !== 0);
  }
  ok(bent > 10 && bent < TOLD.lines.length);
});

test("a curve begins and ends where its parties stand", () => {
  const [one, other] = [
    { x: -10, y: 0 },
    { x: 10, y: 0 },
  ];
  const control = controlOf(one, other, 6);
  equal(onCurve(one, control, other, 0).x, -10);
  equal(onCurve(one, control, other, 1).x, 10);
  equal(onCurve(one, control, other, 0.5).y, 3);
});

/** Rounded as told. @param {number} one @param {number} other */
const near = (one, other) => Math.abs(one - other) < 0.01;
