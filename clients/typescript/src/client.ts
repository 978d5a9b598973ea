import createClient, { type Client } from "openapi-fetch";
import { citation, resourceOf, type Citation } from "./citation.js";
import { lines } from "./exporting.js";
import type { components, paths } from "./generated/schema.js";
import { Problem } from "./problem.js";
import { sender, type Fetch, type Manners } from "./sending.js";
import type {
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
  Shape,
} from "./shapes.js";

/** Lists that travel as one value, joined by commas; all others repeat their parameter. */
export const JOINED: ReadonlySet<string> = new Set(["fields", "omit", "include", "group_by", "aggregate"]);

interface Page<Item> {
  readonly next: string | null;
  readonly results: readonly Item[];
  readonly count: number | null;
}

/** The API as a program meets it. `http` asks any operation; the others are shorter ways for what is asked most. */
export class Entente {
  /** Every operation of openapi.yaml, typed: `entente.http.GET("/api/v1/visits/", …)`. */
  readonly http: Client<paths>;
  private readonly send: Fetch;
  private readonly address: string;

  constructor(address: string, manners: Manners = {}) {
    this.address = address.replace(/\/+$/, "").replace(/\/api\/v1$/, "");
    this.send = sender(manners);
    this.http = createClient<paths>({ baseUrl: this.address, fetch: this.send, querySerializer: (query) => asked(query) });
  }

  /** Every row of a list, page by page as they are needed. */
  async *list<Name extends ListName>(name: Name, filters: Filters<Name> = {} as Filters<Name>): AsyncGenerator<Row<Name>> {
    yield* this.walk<Row<Name>>(this.url(`${name}/`, filters));
  }

  /** All rows of a list at once. */
  async all<Name extends ListName>(name: Name, filters: Filters<Name> = {} as Filters<Name>): Promise<Row<Name>[]> {
    return this.rows<Row<Name>>(this.url(`${name}/`, filters));
  }

  /** How many rows a list has. */
  async count<Name extends ListName>(name: Name, filters: Filters<Name> = {} as Filters<Name>): Promise<number> {
    const page = await this.get<Page<unknown>>(this.url(`${name}/`, { ...filters, limit: 1, count: "exact" }));
    return page.count ?? 0;
  }

  /** Groups instead of rows, by one or two members. Figures are added up exactly, or refused. */
  async groups<Name extends GroupedName>(
    name: Name,
    by: Dimension<Name> | readonly Dimension<Name>[],
    filters: GroupFilters<Name> = {} as GroupFilters<Name>,
  ): Promise<readonly Group<Name>[]> {
    return (await this.get<Page<Group<Name>>>(this.url(`${name}/`, { ...filters, group_by: [by].flat() }))).results;
  }

  /** The lines of a whole list as NDJSON or CSV, as they come in one answer. Throws `Incomplete` if NDJSON breaks off. */
  async *export<Name extends ListName>(
    name: Name,
    filters: Filters<Name> = {} as Filters<Name>,
    format: "ndjson" | "csv" = "ndjson",
  ): AsyncGenerator<string> {
    const { limit: _rows, ...asked } = filters as { limit?: unknown };
    yield* lines(await this.send(new Request(this.url(`${name}/`, { ...asked, format }))), format);
  }

  /** What a record, written `visit/its-id`, rests on: a source and the place in it each; of one fact, or of all. */
  async cite(record: string, fact?: string): Promise<Citation[]> {
    const [name, id] = resourceOf(record);
    const asked = `${name}/${encodeURIComponent(id)}/claims/`;
    const claims = await this.rows<components["schemas"]["Claim"]>(this.url(asked, { fact, limit: 500 }));
    const keys = [...new Set(claims.map((claim) => claim.source.id))];
    const sources = keys.length ? await this.all("sources", { id: keys }) : [];
    const known = new Map(sources.map((source) => [source.id, source]));
    return claims.map((claim) => citation(claim, known.get(claim.source.id)));
  }

  /** One record by its identifier. An identifier that it had before leads to it too. */
  async one<Name extends KindName>(name: Name, id: string, shape: Shape<Name> = {} as Shape<Name>): Promise<One<Name>> {
    return this.get(this.url(`${name}/${encodeURIComponent(id)}/`, shape));
  }

  /**
   * Change a record: `change` gets the document as it stands and tells which members become what.
   * If somebody else was faster, the document is read again and `change` asked again.
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
      // The server names its own host, which may be another behind a proxy: only the question counts.
      next = page.next && url.split("?")[0] + new URL(page.next).search;
    }
  }

  private async rows<Item>(url: string): Promise<Item[]> {
    const found: Item[] = [];
    for await (const row of this.walk<Item>(url)) found.push(row);
    return found;
  }

  private url(path: string, query: object = {}): string {
    const written = asked(query as Record<string, unknown>);
    return `${this.address}/api/v1/${path}${written && "?"}${written}`;
  }

  private async get<Body>(url: string): Promise<Body> {
    return (await (await this.send(new Request(url))).json()) as Body;
  }

  private async patch<Body>(url: string, tag: string, body: unknown): Promise<Body> {
    const headers = { "Content-Type": "application/json", "If-Match": tag };
    const answer = await this.send(new Request(url, { method: "PATCH", headers, body: JSON.stringify(body) }));
    return (await answer.json()) as Body;
  }
}

/** A question as it stands behind the `?`. */
function asked(query: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const said = values.filter((each) => each !== undefined && each !== null).map(String);
    for (const each of JOINED.has(name) && said.length ? [said.join(",")] : said) written.append(name, each);
  }
  return written.toString();
}
