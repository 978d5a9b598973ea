import assert from "node:assert/strict";
import { test } from "node:test";
import { Entente, Problem } from "../src/index.js";
import { LIVE, TOKEN } from "./service.js";

const entente = new Entente(LIVE, { token: TOKEN });

test("a draft is written, and an edit that comes second is applied to what stands by then", async () => {
  await entente.http.POST("/api/v1/leaders/", { body: { id: "an-example", name: "An Example", country: "CHN" } });
  let asked = 0;

  const outcome = await entente.edit("leaders", "an-example", async (leader) => {
    asked += 1;
    if (asked === 1) await entente.edit("leaders", "an-example", () => ({ family_name: "Example" }));
    assert.equal(leader.family_name ?? null, asked === 1 ? null : "Example");
    return { given_name: "An" };
  });

  assert.equal(asked, 2);
  assert.equal(outcome.outcome, "applied");
});

test("an edit gives up when others are always faster, and at once when it is refused", async () => {
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

test("without a token nothing is written", async () => {
  const stranger = new Entente(LIVE);

  await assert.rejects(stranger.edit("leaders", "xi-jinping", () => ({ given_name: "X" })), { status: 401 });
});
