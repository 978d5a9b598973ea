// The types that hey-api generates have one type for rows and one for details.
import { listVisits, retrieveVisits } from "./made/openapi/hey-api/index.js";

export async function identifiers(): Promise<string[]> {
  const found: string[] = [];
  const { data } = await listVisits({ query: { host: ["VNM"] } });
  if (data) for (const v of data.results) found.push(v.id);
  return found;
}

export async function host(id: string): Promise<string | undefined> {
  const { data } = await retrieveVisits({ path: { id } });
  return data?.host.name;
}
