import createClient, { type Client } from "openapi-fetch";
import { citation, resourceOf, type Citation } from "./citation.js";
import { lines } from "./exporting.js";
import type { components, paths } from "./contract.js";
import { Problem } from "./problem.js";
import { sender, type Fetch, type RequestPolicy } from "./sending.js";
import type {
  DetailOptions,
  Dimension,
  Edit,
  EditedName,
  Filters,
  Group,
  GroupedName,
  GroupFilters,
  KindName,
  ListName,
  One,
  Outcome,
  Row,
} from "./types.js";

/** Parameters whose values are joined by commas; others are repeated. */
export const JOINED: ReadonlySet<string> = new Set(["fields", "omit", "include", "by", "aggregate"]);

interface Page<Item> {
  readonly next: string | null;
  readonly results: readonly Item[];
  readonly count: number | null;
}

/** A client of the API. `http` calls any operation; the other methods are shortcuts for the most common requests. */
export class Entente {
  /** Every operation of the API, typed: `entente.http.GET("/api/v1/visits/", …)`. */
  readonly http: Client<paths>;
  private readonly send: Fetch;
  private readonly root: string;

  constructor(url: string, policy: RequestPolicy = {}) {
    this.root = url.replace(/\/+$/, "").replace(/\/api\/v1$/, "");
    this.send = sender(policy);
    this.http = createClient<paths>({ baseUrl: this.root, fetch: this.send, querySerializer: (query) => queryString(query) });
  }

  /** The rows of a list. Pages are requested as they are needed. */
  async *list<Name extends ListName>(name: Name, filters: Filters<Name> = {} as Filters<Name>): AsyncGenerator<Row<Name>> {
    yield* this.walk<Row<Name>>(this.url(`${name}/`, filters));
  }

  /** All rows of a list in an array. */
  async all<Name extends ListName>(name: Name, filters: Filters<Name> = {} as Filters<Name>): Promise<Row<Name>[]> {
    return this.rows<Row<Name>>(this.url(`${name}/`, filters));
  }

  /** The number of rows of a list. */
  async count<Name extends ListName>(name: Name, filters: Filters<Name> = {} as Filters<Name>): Promise<number> {
    const page = await this.get<Page<unknown>>(this.url(`${name}/`, { ...filters, limit: 1, count: "exact" }));
    return page.count ?? 0;
  }

  /** Groups of rows by one or two fields. Throws a `Problem` if figures cannot be added up. */
  async groups<Name extends GroupedName>(
    name: Name,
    by: Dimension<Name> | readonly Dimension<Name>[],
    filters: GroupFilters<Name> = {} as GroupFilters<Name>,
  ): Promise<readonly Group<Name>[]> {
    return (await this.get<Page<Group<Name>>>(this.url(`${name}/groups/`, { ...filters, by: [by].flat() }))).results;
  }

  /** The lines of a complete list as NDJSON or CSV, as they arrive. Throws `Incomplete` if NDJSON ends early. */
  async *export<Name extends ListName>(
    name: Name,
    filters: Filters<Name> = {} as Filters<Name>,
    format: "ndjson" | "csv" = "ndjson",
  ): AsyncGenerator<string> {
    const { limit: _rows, ...parameters } = filters as { limit?: unknown };
    const trailer = format === "ndjson" ? { trailer: "1" } : {};
    yield* lines(await this.send(new Request(this.url(`${name}/`, { ...parameters, format, ...trailer }))), format);
  }

  /** A citation for each claim on a record, given as `visit/its-id`, or on one of its facts. */
  async cite(record: string, fact?: string): Promise<Citation[]> {
    const [name, id] = resourceOf(record);
    const path = `${name}/${encodeURIComponent(id)}/claims/`;
    const claims = await this.rows<components["schemas"]["Claim"]>(this.url(path, { fact, limit: 500 }));
    const keys = [...new Set(claims.map((claim) => claim.source.id))];
    const sources = keys.length ? await this.all("sources", { id: keys }) : [];
    const known = new Map(sources.map((source) => [source.id, source]));
    return claims.map((claim) => citation(claim, known.get(claim.source.id)));
  }

  /** One record by its identifier, current or former. */
  async one<Name extends KindName>(name: Name, id: string, options: DetailOptions<Name> = {} as DetailOptions<Name>): Promise<One<Name>> {
    return this.get(this.url(`${name}/${encodeURIComponent(id)}/`, options));
  }

  /**
   * Change a record: `change` receives the current document and returns the fields to change.
   * If the record was changed meanwhile, `change` is called again with the new document.
   */
  async edit<Name extends EditedName>(
    name: Name,
    id: string,
    change: (document: Edit<Name>) => Edit<Name> | Promise<Edit<Name>>,
    attempts = 5,
  ): Promise<Outcome<Name>> {
    const url = this.url(`${name}/${encodeURIComponent(id)}/`);
    for (let left = attempts; ; left -= 1) {
      const read = await this.send(new Request(`${url}document/`));
      const body = await change(((await read.json()) as { document: Edit<Name> }).document);
      try {
        return await this.patch(url, read.headers.get("ETag") ?? "", body);
      } catch (error) {
        if (!(error instanceof Problem && error.status === 412 && left > 1)) throw error;
      }
    }
  }

  private async *walk<Item>(url: string): AsyncGenerator<Item> {
    for (let next: string | null = url; next !== null; ) {
      const page: Page<Item> = await this.get(next);
      yield* page.results;
      // The server names its own host, which may be another behind a proxy: only the query counts.
      next = page.next && url.split("?")[0] + new URL(page.next).search;
    }
  }

  private async rows<Item>(url: string): Promise<Item[]> {
    const found: Item[] = [];
    for await (const row of this.walk<Item>(url)) found.push(row);
    return found;
  }

  private url(path: string, query: object = {}): string {
    const parameters = queryString(query as Record<string, unknown>);
    return `${this.root}/api/v1/${path}${parameters && "?"}${parameters}`;
  }

  private async get<Body>(url: string): Promise<Body> {
    return (await (await this.send(new Request(url))).json()) as Body;
  }

  private async patch<Body>(url: string, tag: string, body: unknown): Promise<Body> {
    const headers = { "Content-Type": "application/json", "If-Match": tag };
    const response = await this.send(new Request(url, { method: "PATCH", headers, body: JSON.stringify(body) }));
    return (await response.json()) as Body;
  }
}

/** The query of a URL, without the `?`. */
function queryString(query: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = values.filter((each) => each !== undefined && each !== null).map(String);
    for (const each of JOINED.has(name) && texts.length ? [texts.join(",")] : texts) parameters.append(name, each);
  }
  return parameters.toString();
}
