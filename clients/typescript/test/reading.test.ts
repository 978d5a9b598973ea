import assert from "node:assert/strict";
import { test } from "node:test";
import { Entente, Incomplete, Problem } from "../src/index.js";
import { all, serve, LIVE } from "./service.js";

const entente = new Entente(LIVE);

test("a list is read to its end, whatever the size of its pages", async () => {
  const large = (await all(entente.list("claims", { limit: 500 }))).map((claim) => claim.id);
  const small = (await all(entente.list("claims", { limit: 200 }))).map((claim) => claim.id);

  assert.ok(large.length > 500);
  assert.equal(new Set(large).size, large.length);
  assert.deepEqual(small, large);
});

test("filters take one value or several, and rows are typed", async () => {
  const visits = await all(entente.list("visits", { host: "VNM", since: "2023", kind: ["state", "official"] }));

  assert.ok(visits.length > 0);
  for (const visit of visits) {
    assert.equal(visit.host.code, "VNM");
    assert.ok(visit.period === null || typeof visit.period.edtf === "string");
    assert.ok(visit.evidence.claims > 0);
  }
});

test("what to embed is sent as one value", async () => {
  const [visit] = await all(entente.list("visits", { id: "xi-jinping-vietnam-2023-12", include: ["claims", "agreements"] }));

  assert.ok(visit);
  assert.ok(JSON.stringify(visit).includes("china-report-asean-new-day"));
});

test("one record is found by its identifier", async () => {
  const country = await entente.one("countries", "VNM");

  assert.equal(country.name, "Viet Nam");
  assert.equal((await entente.one("countries", "VN")).id, "VNM");
});

test("names of countries are in the requested language", async () => {
  const country = await new Entente(LIVE, { language: "vi" }).one("countries", "VNM");

  assert.equal(country.name, "Việt Nam");
});

test("any operation can be called by its path", async () => {
  const { data } = await entente.http.GET("/api/v1/relations/{id}/", { params: { path: { id: "CHN-VNM" } } });

  assert.ok(data && "partnerships" in data);
});

test("an invalid request throws a problem that says how to fix it", async () => {
  // @ts-expect-error: there is no such filter, and the compiler knows
  const rows = all(entente.list("visits", { hots: "VNM" }));

  await assert.rejects(rows, (error: unknown) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, "invalid_parameters");
    assert.equal(error.errors[0]?.parameter, "hots");
    assert.match(error.message, /Did you mean host\?/);
    assert.match(error.message, /\/problems\/unknown_parameter\//);
    return true;
  });
});

test("a missing record throws a problem", async () => {
  await assert.rejects(entente.one("visits", "nobody"), { name: "Problem", status: 404, code: "not_found" });
});

test("unchanged responses come from the cache", async () => {
  const statuses: number[] = [];
  const watching = new Entente(LIVE, {
    fetch: async (request) => {
      const response = await fetch(request);
      statuses.push(response.status);
      return response;
    },
  });

  const first = await watching.one("countries", "CHN");

  assert.deepEqual(await watching.one("countries", "CHN"), first);
  assert.deepEqual(statuses, [200, 304]);
});

test("all rows and their number", async () => {
  const visits = await entente.all("visits", { since: "2023", limit: 2 });

  assert.deepEqual(visits, await all(entente.list("visits", { since: "2023" })));
  assert.equal(await entente.count("visits", { since: "2023", limit: 2 }), visits.length);
  assert.ok(visits.length > 2);
});

test("groups count rows and add figures up", async () => {
  const [first] = await entente.groups("visits", ["host", "status"], { host: "VNM" });
  const figures = await entente.groups("trade-figures", "measure", { aggregate: ["min"], measure: "growth" });

  assert.deepEqual(first, { group: { host: "VNM", status: "completed" }, count: 4 });
  assert.equal(typeof figures[0]?.min?.amount, "string");
  // @ts-expect-error: visits have no colour, and the compiler knows
  await assert.rejects(entente.groups("visits", "colour"), { status: 400, code: "invalid_parameters" });
});

test("an export has the rows of the list", async () => {
  const rows = (await all(entente.export("statements", { limit: 3 }))).map((line) => JSON.parse(line) as unknown);

  assert.deepEqual(rows, await entente.all("statements"));
  const table = await all(entente.export("visits", { host: "VNM" }, "csv"));
  assert.equal(table[0]?.split(",")[0], "id");
  assert.ok(table.length >= 5);
});

test("an export that ends early throws", async () => {
  await serve(
    (_request, response) => response.writeHead(200, { "Content-Type": "application/x-ndjson" }).end('{"id": "one"}\n'),
    async (url) => {
      await assert.rejects(all(new Entente(url).export("visits")), (error: unknown) => error instanceof Incomplete);
    },
  );
});

test("a record is cited with the place in each source", async () => {
  const citations = await entente.cite("visit/xi-jinping-vietnam-2023-12", "kind");

  assert.deepEqual(
    citations.map((each) => [each.claim.source.id, each.claim.paragraph?.number]),
    [
      ["china-report-asean-new-day", 7],
      ["gcw-china-vietnam-renewed-relations", 7],
    ],
  );
  assert.match(citations[0]?.text ?? "", /^visit\/xi-jinping-vietnam-2023-12 kind \(“.+”\)\. A NEW DAY FOR .+, paragraph 7\. http/);
  await assert.rejects(entente.cite("xi-jinping"), { name: "TypeError", message: /Write it as visit\/its-id/ });
});

test("a record can be given by its kind or its resource", async () => {
  for (const record of ["trade_figure/chn-vnm-turnover-2022-chinese-customs", "trade-figures/chn-vnm-turnover-2022-chinese-customs"]) {
    assert.ok((await entente.cite(record, "quantity")).length > 0);
  }
});

test("the URL may be that of the API", async () => {
  assert.equal((await new Entente(`${LIVE}/api/v1/`).one("countries", "VNM")).name, "Viet Nam");
});

test("changes are typed by their kind, and documents by that of their record", async () => {
  let hosts = 0;
  for await (const change of entente.list("changes", { after: 0 })) {
    if (change.kind !== "visit" || change.document === null) continue;
    const host: string = change.document.host;
    assert.ok(host.length === 3);
    hosts += 1;
  }
  assert.ok(hosts > 5);
});
