import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { LIVE } from "./service.js";

interface Row {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
}
interface BrunoRequest {
  readonly http: { readonly method: string; readonly url: string };
  readonly params?: readonly Row[];
  readonly assertions?: readonly Row[];
}

/** Bruno's own reader of its files. */
const { bruToJsonV2 } = createRequire(import.meta.url)("@usebruno/lang") as { bruToJsonV2: (text: string) => BrunoRequest };
const COLLECTION = new URL("../../../bruno/", import.meta.url);
const FILES = readdirSync(COLLECTION).filter((name) => name.endsWith(".bru"));

test("the collection has requests", () => assert.ok(FILES.length >= 12));

for (const file of FILES) {
  test(`Bruno: ${file}`, async () => {
    const request = bruToJsonV2(readFileSync(new URL(encodeURIComponent(file), COLLECTION), "utf8"));
    const url = new URL(request.http.url.replace("{{url}}", LIVE));
    const query = (request.params ?? []).map((each) => [each.name, each.value]);
    assert.deepEqual([...url.searchParams], query, "the URL and its table of parameters differ");

    const response = await fetch(url, { method: request.http.method });
    const text = await response.text();
    const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
    const res = { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };

    assert.ok(request.assertions?.some((each) => each.name === "res.status"));
    for (const { name, value } of request.assertions ?? []) {
      assert.match(value, /^eq /);
      assert.equal(String(at(res, name)), value.slice("eq ".length), `${name} of ${text.slice(0, 300)}`);
    }
  });
}

/** The value at a path such as `res.body.results[0].id`. */
function at(res: unknown, path: string): unknown {
  const steps = path.replace(/^res\./, "").split(/[.[\]]+/).filter(Boolean);
  return steps.reduce<unknown>((found, step) => (found as Record<string, unknown> | undefined)?.[step], res);
}
