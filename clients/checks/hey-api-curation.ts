// What hey-api makes of openapi-curation.yaml types bodies, outcomes and rows.
import { createVisits, listProposals } from "./made/openapi-curation/hey-api/index.js";

export async function drafted(): Promise<string | undefined> {
  const body = { id: "a-visit", guest: "country/CHN", host: "VNM", reason: "It took place." };
  const { data } = await createVisits({ body });
  return data?.outcome;
}

export async function proposals(): Promise<number[]> {
  const found: number[] = [];
  const { data } = await listProposals();
  if (data) for (const proposal of data.results) found.push(proposal.id);
  return found;
}
