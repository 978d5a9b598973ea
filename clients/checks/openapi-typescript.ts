// The types that openapi-typescript generates have one type for rows and one for details.
import createClient from "openapi-fetch";
import type { paths } from "./made/openapi/openapi-typescript.js";

const client = createClient<paths, "application/json">({ baseUrl: "http://127.0.0.1:8000" });

export async function identifiers(): Promise<string[]> {
  const found: string[] = [];
  const { data } = await client.GET("/api/v1/visits/", { params: { query: { host: ["VNM"] } } });
  if (data) for (const v of data.results) found.push(v.id);
  return found;
}

export async function host(id: string): Promise<string | undefined> {
  const { data } = await client.GET("/api/v1/visits/{id}/", { params: { path: { id } } });
  return data?.host.name;
}
