import assert from "node:assert/strict";
import { test } from "node:test";
import { Entente, Incomplete, Problem } from "../src/index.js";
import { all, answering, LIVE } from "./service.js";

const entente = new Entente(LIVE);

test("a list is walked to its end, whatever the size of its pages", async () => {
  const whole = (await all(entente.list("claims", { limit: 500 }))).map((claim) => claim.id);
  const small = (await all(entente.list("claims", { limit: 200 }))).map((claim) => claim.id);

  assert.ok(whole.length > 500);
  assert.equal(new Set(whole).size, whole.length);
  assert.deepEqual(small, whole);
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

test("what is embedded is asked for in one value", async () => {
  const [visit] = await all(entente.list("visits", { id: "xi-jinping-vietnam-2023-12", include: ["claims", "agreements"] }));

  assert.ok(visit);
  assert.ok(JSON.stringify(visit).includes("china-report-asean-new-day"));
});

test("one record is found by its identifier", async () => {
  const country = await entente.one("countries", "VNM");

  assert.equal(country.name, "Viet Nam");
  assert.equal((await entente.one("countries", "VN")).id, "VNM");
});

test("names of countries come in the language that was asked for", async () => {
  const country = await new Entente(LIVE, { language: "vi" }).one("countries", "VNM");

  assert.equal(country.name, "Việt Nam");
});

test("any operation can be asked by its path", async () => {
  const { data } = await entente.http.GET("/api/v1/relations/{id}/", { params: { path: { id: "CHN-VNM" } } });

  assert.ok(data && "partnerships" in data);
});

test("a wrong question is a problem that names the cure", async () => {
  // @ts-expect-error: there is no such filter, and the compiler knows
  const asked = all(entente.list("visits", { hots: "VNM" }));

  await assert.rejects(asked, (error: unknown) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, "invalid_parameters");
    assert.equal(error.faults[0]?.parameter, "hots");
    assert.match(error.message, /Did you mean host\?/);
    assert.match(error.message, /\/problems\/invalid_parameters\//);
    return true;
  });
});

test("what is not there is a problem too", async () => {
  await assert.rejects(entente.one("visits", "nobody"), { name: "Problem", status: 404, code: "not_found" });
});

test("what did not change is not sent again", async () => {
  const statuses: number[] = [];
  const watching = new Entente(LIVE, {
    fetch: async (request) => {
      const answer = await fetch(request);
      statuses.push(answer.status);
      return answer;
    },
  });

  const first = await watching.one("countries", "CHN");

  assert.deepEqual(await watching.one("countries", "CHN"), first);
  assert.deepEqual(statuses, [200, 304]);
});

test("all rows, or how many there are", async () => {
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

test("an export that breaks off is no export", async () => {
  await answering(
    (_request, response) => response.writeHead(200, { "Content-Type": "application/x-ndjson" }).end('{"id": "one"}\n'),
    async (address) => {
      await assert.rejects(all(new Entente(address).export("visits")), (error: unknown) => error instanceof Incomplete);
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
  await assert.rejects(entente.cite("xi-jinping"), { name: "TypeError", message: /write visit\/its-id/ });
});

test("the kind of a record leads to its resource, however that is written", async () => {
  for (const record of ["trade_figure/chn-vnm-turnover-2022-chinese-customs", "trade-figures/chn-vnm-turnover-2022-chinese-customs"]) {
    assert.ok((await entente.cite(record, "quantity")).length > 0);
  }
});

test("the address of the API is taken for that of the service", async () => {
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
