import assert from "node:assert/strict";
import { test } from "node:test";
import { Entente, VERSION } from "../src/index.js";
import { serve } from "./service.js";

const BUSY = { "Retry-After": "0", "Content-Type": "application/problem+json" };
const PROBLEM = JSON.stringify({
  type: "/problems/too_many_requests/",
  title: "Too many requests",
  status: 429,
  detail: "Retry later.",
  code: "too_many_requests",
  request_id: "1",
  errors: [],
});

test("a client waits and retries", async () => {
  let requests = 0;
  await serve(
    (_request, response) => {
      requests += 1;
      if (requests < 3) response.writeHead(requests === 1 ? 429 : 503, BUSY).end(PROBLEM);
      else response.writeHead(200, { "Content-Type": "application/json" }).end('{"id": "VNM"}');
    },
    async (url) => {
      assert.equal((await new Entente(url).one("countries", "VNM")).id, "VNM");
      assert.equal(requests, 3);
    },
  );
});

test("it waits for the seconds of Retry-After", async () => {
  let requests = 0;
  await serve(
    (_request, response) => {
      requests += 1;
      if (requests === 1) response.writeHead(429, { ...BUSY, "Retry-After": "1" }).end(PROBLEM);
      else response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
    },
    async (url) => {
      const start = performance.now();
      await new Entente(url).one("countries", "VNM");
      assert.ok(performance.now() - start >= 990);
    },
  );
});

test("it gives up after the last retry, and if the wait is too long", async () => {
  let requests = 0;
  await serve(
    (_request, response) => {
      requests += 1;
      response.writeHead(429, { ...BUSY, "Retry-After": requests > 3 ? "90" : "0" }).end(PROBLEM);
    },
    async (url) => {
      await assert.rejects(new Entente(url, { retries: 2 }).one("countries", "VNM"), { status: 429 });
      assert.equal(requests, 3);
      await assert.rejects(new Entente(url).one("countries", "VNM"), { status: 429 });
      assert.equal(requests, 4);
    },
  );
});

test("a retried POST has the same key, another POST another one", async () => {
  const keys: unknown[] = [];
  await serve(
    (request, response) => {
      keys.push(request.headers["idempotency-key"]);
      if (keys.length === 1) response.destroy();
      else response.writeHead(201, { "Content-Type": "application/json" }).end("{}");
    },
    async (url) => {
      const entente = new Entente(url, { token: "secret" });
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

test("a correction is never retried", async () => {
  let requests = 0;
  await serve(
    (_request, response) => {
      requests += 1;
      response.destroy();
    },
    async (url) => {
      const entente = new Entente(url, { token: "secret" });
      const params = { path: { id: "here" }, header: { "If-Match": '"1"' } };
      await assert.rejects(entente.http.PATCH("/api/v1/places/{id}/", { params, body: { name: "There" } }), TypeError);
      assert.equal(requests, 1);
    },
  );
});

test("the cache is limited, and holds no responses of accounts", async () => {
  const conditions: unknown[] = [];
  await serve(
    (request, response) => {
      conditions.push(request.headers["if-none-match"]);
      response.writeHead(200, { "Content-Type": "application/json", ETag: '"1"' }).end("{}");
    },
    async (url) => {
      const entente = new Entente(url, { cacheSize: 1 });
      for (const id of ["CHN", "CHN", "VNM", "CHN"]) await entente.one("countries", id);
      const known = new Entente(url, { token: "secret" });
      for (const id of ["CHN", "CHN"]) await known.one("countries", id);
      assert.deepEqual(conditions, [undefined, '"1"', undefined, undefined, undefined, undefined]);
    },
  );
});

test("a 502 without Retry-After is retried", async () => {
  let requests = 0;
  await serve(
    (_request, response) => {
      requests += 1;
      if (requests === 1) response.writeHead(502).end();
      else response.writeHead(200, { "Content-Type": "application/json" }).end('{"id": "VNM"}');
    },
    async (url) => {
      assert.equal((await new Entente(url).one("countries", "VNM")).id, "VNM");
      assert.equal(requests, 2);
    },
  );
});

test("an error response that is no problem of the service throws with its text", async () => {
  await serve(
    (_request, response) => response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>Bad gateway</h1>"),
    async (url) => {
      await assert.rejects(new Entente(url, { retries: 0 }).one("countries", "VNM"), {
        name: "Problem",
        status: 502,
        message: /Entente did not send \(502\)\. <h1>Bad gateway/,
      });
    },
  );
});

test("a request without a response times out", async () => {
  await serve(
    () => undefined,
    async (url) => {
      const impatient = new Entente(url, { retries: 0, timeout: 0.05 });
      await assert.rejects(impatient.one("countries", "VNM"), { message: /did not respond in time/ });
    },
  );
});

test("a login has no idempotency key and is sent once", async () => {
  const keys: unknown[] = [];
  await serve(
    (request, response) => {
      keys.push(request.headers["idempotency-key"]);
      response.destroy();
    },
    async (url) => {
      const body = { username: "anna", password: "secret" };
      await assert.rejects(new Entente(url).http.POST("/api/v1/tokens/", { body }), TypeError);
      assert.deepEqual(keys, [undefined]);
    },
  );
});

test("each request names the client", async () => {
  await serve(
    (request, response) => {
      assert.equal(request.headers["user-agent"], `entente-client/${VERSION}`);
      response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
    },
    async (url) => void (await new Entente(url).one("countries", "VNM")),
  );
});

test("the next page is requested from the configured service", async () => {
  const urls: unknown[] = [];
  await serve(
    (request, response) => {
      urls.push(request.url);
      const next = urls.length === 1 ? "http://behind-a-proxy:9000/api/v1/visits/?cursor=a~b" : null;
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ next, results: [] }));
    },
    async (url) => {
      assert.deepEqual(await new Entente(url).all("visits"), []);
      assert.deepEqual(urls, ["/api/v1/visits/", "/api/v1/visits/?cursor=a~b"]);
    },
  );
});
