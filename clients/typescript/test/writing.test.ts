import assert from "node:assert/strict";
import { test } from "node:test";
import { Entente, Problem } from "../src/index.js";
import { LIVE, TOKEN } from "./service.js";

const entente = new Entente(LIVE, { token: TOKEN });

test("an edit is applied again to a document that changed meanwhile", async () => {
  await entente.http.POST("/api/v1/leaders/", { body: { id: "an-example", name: "An Example", country: "CHN" } });
  let calls = 0;

  const outcome = await entente.edit("leaders", "an-example", async (leader) => {
    calls += 1;
    if (calls === 1) await entente.edit("leaders", "an-example", () => ({ family_name: "Example" }));
    assert.equal(leader.family_name ?? null, calls === 1 ? null : "Example");
    return { given_name: "An" };
  });

  assert.equal(calls, 2);
  assert.equal(outcome.outcome, "applied");
});

test("an edit gives up if the record keeps changing, and at once if it is invalid", async () => {
  await entente.http.POST("/api/v1/leaders/", { body: { id: "another", name: "Another", country: "CHN" } });
  let turn = 0;
  const late = async (): Promise<{ given_name: string }> => {
    turn += 1;
    await entente.edit("leaders", "another", () => ({ given_name: `Other ${turn}` }));
    return { given_name: "Mine" };
  };

  await assert.rejects(entente.edit("leaders", "another", late, 2), { name: "Problem", status: 412 });
  assert.equal(turn, 2);
  await assert.rejects(entente.edit("leaders", "another", () => ({ country: "Nowhere" })), (error: unknown) => {
    assert.ok(error instanceof Problem);
    return error.status === 400 && error.code === "invalid_document";
  });
});

test("writing needs a token", async () => {
  const stranger = new Entente(LIVE);

  await assert.rejects(stranger.edit("leaders", "xi-jinping", () => ({ given_name: "X" })), { status: 401 });
});
