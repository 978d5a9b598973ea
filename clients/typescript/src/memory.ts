interface Kept {
  readonly tag: string;
  readonly body: ArrayBuffer;
  readonly headers: Headers;
}

/** The last answers with their tags: what did not change is not sent again. */
export class Memory {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly most: number) {}

  /** The request, which spares the answer that is kept. */
  asking(request: Request): Request {
    const kept = this.kept.get(keyOf(request));
    if (kept && isPublic(request)) request.headers.set("If-None-Match", kept.tag);
    return request;
  }

  /** The answer that is kept in the place of a 304; any other one as it came, kept for the next time. */
  async answer(request: Request, answer: Response): Promise<Response> {
    const key = keyOf(request);
    const kept = this.kept.get(key);
    if (answer.status === 304 && kept) return again(kept);
    const tag = answer.headers.get("ETag");
    if (answer.status !== 200 || !tag || !isPublic(request)) return answer;
    const found = { tag, body: await answer.arrayBuffer(), headers: new Headers(answer.headers) };
    // The body is plain by now, however it travelled.
    for (const name of ["Content-Encoding", "Content-Length"]) found.headers.delete(name);
    this.keep(key, found);
    return again(found);
  }

  private keep(key: string, found: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, found);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
  }
}

function again(kept: Kept): Response {
  return new Response(kept.body, { status: 200, headers: kept.headers });
}

/** Answers of accounts are private, and exports may be large: neither is kept. */
function isPublic(request: Request): boolean {
  const accepts = request.headers.get("Accept") ?? "application/json";
  const isJson = accepts.includes("json") && !accepts.includes("ndjson") && !/[?&]format=(?!json)/.test(request.url);
  return request.method === "GET" && !request.headers.has("Authorization") && isJson;
}

function keyOf(request: Request): string {
  return [request.url, request.headers.get("Accept"), request.headers.get("Accept-Language")].join("\n");
}
