import { ResponseCache } from "./cache.js";
import { problemOf } from "./problem.js";
import { VERSION } from "./version.js";

export type Fetch = (request: Request) => Promise<Response>;

export interface RequestPolicy {
  /** The token of an account. Reading needs none. */
  readonly token?: string;
  /** The language of the names of countries, as in `Accept-Language`. */
  readonly language?: string;
  /** The largest number of retries; 4 by default. */
  readonly retries?: number;
  /** The longest wait in seconds that the service may request; 60 by default. */
  readonly longestWait?: number;
  /** The seconds after which a request without a response fails; 30 by default. */
  readonly timeout?: number;
  /** The number of responses to cache; 200 by default, 0 for none. */
  readonly cacheSize?: number;
  /** Sends the requests; the `fetch` of the platform by default. */
  readonly fetch?: Fetch;
}

const RETRIED_STATUSES = new Set([429, 502, 503, 504]);
/** Methods that can be repeated; a POST needs an idempotency key. */
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
/** Paths without idempotency keys. They are never retried. */
export const KEYLESS = /\/api\/v1\/(proposals\/[^/]+\/(approve|decline)|tokens)\/$/;
const AGENT = `entente-client/${VERSION}`;

/** A fetch with retries and a cache. Throws `Problem` for error responses. */
export function sender(policy: RequestPolicy): Fetch {
  const cache = new ResponseCache(policy.cacheSize ?? 200);
  return async (request) => {
    const prepared = cache.conditional(withHeaders(request, policy));
    const response = await cache.resolve(prepared, await sendWithRetries(prepared, policy));
    const problem = await problemOf(response);
    if (problem) throw problem;
    return response;
  };
}

/** The request with the headers of the policy. */
function withHeaders(request: Request, policy: RequestPolicy): Request {
  const prepared = new Request(request);
  if (policy.token) prepared.headers.set("Authorization", `Bearer ${policy.token}`);
  // Browsers set their own User-Agent; another one would need a preflight request.
  if (typeof document === "undefined") prepared.headers.set("User-Agent", AGENT);
  if (policy.language) prepared.headers.set("Accept-Language", policy.language);
  if (prepared.method === "POST" && !KEYLESS.test(new URL(prepared.url).pathname) && !prepared.headers.has("Idempotency-Key")) {
    prepared.headers.set("Idempotency-Key", crypto.randomUUID());
  }
  return prepared;
}

async function sendWithRetries(request: Request, policy: RequestPolicy): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const mayRepeat = attempt < (policy.retries ?? 4) && isRepeatable(request);
    const response = await sendOnce(request.clone(), policy, mayRepeat);
    const seconds = response ? secondsToWait(response, attempt, policy.longestWait ?? 60) : backoff(attempt);
    if (response && (!mayRepeat || seconds === undefined)) return response;
    await pause(seconds ?? 0);
  }
}

/** Whether a request can be repeated: a read, or a POST with an idempotency key. */
function isRepeatable(request: Request): boolean {
  return SAFE.has(request.method) || (request.method === "POST" && request.headers.has("Idempotency-Key"));
}

/** The response; undefined if the connection failed and the request may be repeated. Throws other errors. */
async function sendOnce(request: Request, policy: RequestPolicy, mayRepeat: boolean): Promise<Response | undefined> {
  const send = policy.fetch ?? ((each: Request) => fetch(each));
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), (policy.timeout ?? 30) * 1000);
  try {
    return await send(new Request(request, { signal: either(request.signal, late.signal) }));
  } catch (error) {
    if (request.signal.aborted || !(late.signal.aborted || error instanceof TypeError)) throw error;
    if (mayRepeat) return undefined;
    throw late.signal.aborted ? new Error(`${request.url} did not respond in time`, { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** A signal that aborts as soon as one of two does. */
function either(one: AbortSignal, other: AbortSignal): AbortSignal {
  const found = new AbortController();
  for (const each of [one, other]) {
    if (each.aborted) found.abort(each.reason);
    each.addEventListener("abort", () => found.abort(each.reason), { once: true });
  }
  return found.signal;
}

/** The seconds to wait before a retry; undefined if the response is not retried, or the wait is too long. */
function secondsToWait(response: Response, attempt: number, longest: number): number | undefined {
  if (!RETRIED_STATUSES.has(response.status)) return undefined;
  const retryAfter = response.headers.get("Retry-After");
  if (retryAfter === null) return backoff(attempt);
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return seconds <= longest ? Math.max(seconds, 0) : undefined;
}

/** Half a second, doubled each time and randomised, so that clients do not retry together. */
function backoff(attempt: number): number {
  return 0.5 * 2 ** attempt * (0.5 + Math.random() / 2);
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
