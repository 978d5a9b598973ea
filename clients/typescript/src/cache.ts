interface CachedResponse {
  readonly tag: string;
  readonly body: ArrayBuffer;
  readonly headers: Headers;
}

/** The most recent responses with an ETag, which are revalidated with If-None-Match. */
export class ResponseCache {
  private readonly responses = new Map<string, CachedResponse>();

  constructor(private readonly most: number) {}

  /** The request, conditional if its response is cached. */
  conditional(request: Request): Request {
    const cached = this.responses.get(keyOf(request));
    if (cached && isPublic(request)) request.headers.set("If-None-Match", cached.tag);
    return request;
  }

  /** The cached response instead of a 304; others unchanged, cached if possible. */
  async resolve(request: Request, response: Response): Promise<Response> {
    const key = keyOf(request);
    const cached = this.responses.get(key);
    if (response.status === 304 && cached) return copyOf(cached);
    const tag = response.headers.get("ETag");
    if (response.status !== 200 || !tag || !isPublic(request)) return response;
    const found = { tag, body: await response.arrayBuffer(), headers: new Headers(response.headers) };
    // The body is decoded by now.
    for (const name of ["Content-Encoding", "Content-Length"]) found.headers.delete(name);
    this.store(key, found);
    return copyOf(found);
  }

  private store(key: string, found: CachedResponse): void {
    this.responses.delete(key);
    this.responses.set(key, found);
    const [oldest] = this.responses.keys();
    if (this.responses.size > this.most && oldest !== undefined) this.responses.delete(oldest);
  }
}

function copyOf(cached: CachedResponse): Response {
  return new Response(cached.body, { status: 200, headers: cached.headers });
}

/** Responses of accounts are private, and exports may be large: neither is cached. */
function isPublic(request: Request): boolean {
  const accepts = request.headers.get("Accept") ?? "application/json";
  const isJson = accepts.includes("json") && !accepts.includes("ndjson") && !/[?&]format=(?!json)/.test(request.url);
  return request.method === "GET" && !request.headers.has("Authorization") && isJson;
}

function keyOf(request: Request): string {
  return [request.url, request.headers.get("Accept"), request.headers.get("Accept-Language")].join("\n");
}
