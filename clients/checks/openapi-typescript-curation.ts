// What openapi-typescript makes of openapi-curation.yaml types bodies, outcomes and rows.
import createClient from "openapi-fetch";
import type { paths } from "./made/openapi-curation/openapi-typescript.js";

const client = createClient<paths, "application/json">({ baseUrl: "http://127.0.0.1:8000" });

export async function drafted(): Promise<string | undefined> {
  const body = { id: "a-visit", guest: "country/CHN", host: "VNM", reason: "It took place." };
  const { data } = await client.POST("/api/v1/visits/", { body });
  return data?.outcome;
}

export async function proposals(): Promise<number[]> {
  const found: number[] = [];
  const { data } = await client.GET("/api/v1/proposals/");
  if (data) for (const proposal of data.results) found.push(proposal.id);
  return found;
}
