/* As much of node as the tests here use. */

declare module "node:test" {
  export function test(name: string, run: () => void | Promise<void>): void;
}

declare module "node:assert/strict" {
  export function equal(actual: unknown, expected: unknown): void;
  export function deepEqual(actual: unknown, expected: unknown): void;
  export function ok(actual: unknown): void;
}

declare module "node:fs" {
  export function readFileSync(path: URL, encoding: "utf8"): string;
}
