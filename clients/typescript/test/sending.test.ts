import assert from "node:assert/strict";
import { test } from "node:test";
import { Entente, VERSION } from "../src/index.js";
import { answering } from "./service.js";

const BUSY = { "Retry-After": "0", "Content-Type": "application/problem+json" };
const PROBLEM = JSON.stringify({
  type: "/problems/too_many_requests/",
  title: "Too many requests",
  status: 429,
  detail: "Ask again later.",
  code: "too_many_requests",
  request_id: "1",
  errors: [],
});

test("a client waits as it is told, and asks again", async () => {
  let asked = 0;
  await answering(
    (_request, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(asked === 1 ? 429 : 503, BUSY).end(PROBLEM);
      else response.writeHead(200, { "Content-Type": "application/json" }).end('{"id": "VNM"}');
    },
    async (address) => {
      assert.equal((await new Entente(address).one("countries", "VNM")).id, "VNM");
      assert.equal(asked, 3);
    },
  );
});

test("it waits for the seconds of Retry-After", async () => {
  let asked = 0;
  await answering(
    (_request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(429, { ...BUSY, "Retry-After": "1" }).end(PROBLEM);
      else response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
    },
    async (address) => {
      const start = performance.now();
      await new Entente(address).one("countries", "VNM");
      assert.ok(performance.now() - start >= 990);
    },
  );
});

test("it gives up after so many times, and where it should wait for too long", async () => {
  let asked = 0;
  await answering(
    (_request, response) => {
      asked += 1;
      response.writeHead(429, { ...BUSY, "Retry-After": asked > 3 ? "90" : "0" }).end(PROBLEM);
    },
    async (address) => {
      await assert.rejects(new Entente(address, { retries: 2 }).one("countries", "VNM"), { status: 429 });
      assert.equal(asked, 3);
      await assert.rejects(new Entente(address).one("countries", "VNM"), { status: 429 });
      assert.equal(asked, 4);
    },
  );
});

test("a POST that is sent again carries the same key, another one another", async () => {
  const keys: unknown[] = [];
  await answering(
    (request, response) => {
      keys.push(request.headers["idempotency-key"]);
      if (keys.length === 1) response.destroy();
      else response.writeHead(201, { "Content-Type": "application/json" }).end("{}");
    },
    async (address) => {
      const entente = new Entente(address, { token: "secret" });
      const place = { id: "here", name: "Here", kind: "city" } as const;
      await entente.http.POST("/api/v1/places/", { body: place });
      await entente.http.POST("/api/v1/places/", { body: place });
      assert.equal(keys.length, 3);
      assert.ok(keys[0]);
      assert.equal(keys[0], keys[1]);
      assert.notEqual(keys[1], keys[2]);
    },
  );
});

test("a correction whose connection failed is not sent again: nobody knows whether it arrived", async () => {
  let asked = 0;
  await answering(
    (_request, response) => {
      asked += 1;
      response.destroy();
    },
    async (address) => {
      const entente = new Entente(address, { token: "secret" });
      const params = { path: { id: "here" }, header: { "If-Match": '"1"' } };
      await assert.rejects(entente.http.PATCH("/api/v1/places/{id}/", { params, body: { name: "There" } }), TypeError);
      assert.equal(asked, 1);
    },
  );
});

test("only so many answers are kept, and none of accounts", async () => {
  const conditions: unknown[] = [];
  await answering(
    (request, response) => {
      conditions.push(request.headers["if-none-match"]);
      response.writeHead(200, { "Content-Type": "application/json", ETag: '"1"' }).end("{}");
    },
    async (address) => {
      const entente = new Entente(address, { remembered: 1 });
      for (const id of ["CHN", "CHN", "VNM", "CHN"]) await entente.one("countries", id);
      const known = new Entente(address, { token: "secret" });
      for (const id of ["CHN", "CHN"]) await known.one("countries", id);
      assert.deepEqual(conditions, [undefined, '"1"', undefined, undefined, undefined, undefined]);
    },
  );
});

test("a gateway that is away for a moment is asked again, without a word from it", async () => {
  let asked = 0;
  await answering(
    (_request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(502).end();
      else response.writeHead(200, { "Content-Type": "application/json" }).end('{"id": "VNM"}');
    },
    async (address) => {
      assert.equal((await new Entente(address).one("countries", "VNM")).id, "VNM");
      assert.equal(asked, 2);
    },
  );
});

test("an answer that is no problem and no success is an error that says what it was", async () => {
  await answering(
    (_request, response) => response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>Bad gateway</h1>"),
    async (address) => {
      await assert.rejects(new Entente(address, { retries: 0 }).one("countries", "VNM"), {
        name: "Problem",
        status: 502,
        message: /no problem of Entente \(502\)\. <h1>Bad gateway/,
      });
    },
  );
});

test("a service that says nothing is not waited for", async () => {
  await answering(
    () => undefined,
    async (address) => {
      const impatient = new Entente(address, { retries: 0, timeout: 0.05 });
      await assert.rejects(impatient.one("countries", "VNM"), { message: /did not answer in time/ });
    },
  );
});

test("a login and a decision are sent once: they hear no key", async () => {
  const keys: unknown[] = [];
  await answering(
    (request, response) => {
      keys.push(request.headers["idempotency-key"]);
      response.destroy();
    },
    async (address) => {
      const body = { username: "anna", password: "secret" };
      await assert.rejects(new Entente(address).http.POST("/api/v1/tokens/", { body }), TypeError);
      assert.deepEqual(keys, [undefined]);
    },
  );
});

test("each request says which client asks", async () => {
  await answering(
    (request, response) => {
      assert.equal(request.headers["user-agent"], `entente-client/${VERSION}`);
      response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
    },
    async (address) => void (await new Entente(address).one("countries", "VNM")),
  );
});

test("the next page is asked of the service that was named", async () => {
  const asked: unknown[] = [];
  await answering(
    (request, response) => {
      asked.push(request.url);
      const next = asked.length === 1 ? "http://behind-a-proxy:9000/api/v1/visits/?cursor=a~b" : null;
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ next, results: [] }));
    },
    async (address) => {
      assert.deepEqual(await new Entente(address).all("visits"), []);
      assert.deepEqual(asked, ["/api/v1/visits/", "/api/v1/visits/?cursor=a~b"]);
    },
  );
});
