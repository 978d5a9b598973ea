import { Memory } from "./memory.js";
import { problemOf } from "./problem.js";
import { VERSION } from "./version.js";

export type Fetch = (request: Request) => Promise<Response>;

export interface Manners {
  /** The token of an account. Reading needs none. */
  readonly token?: string;
  /** In which language countries are named, as in `Accept-Language`. */
  readonly language?: string;
  /** How often a request is sent again at most: 4 unless said otherwise. */
  readonly retries?: number;
  /** The longest wait, in seconds, that the service may ask for: 60 unless said otherwise. */
  readonly longestWait?: number;
  /** The longest silence of the service, in seconds, before a request fails: 30 unless said otherwise. */
  readonly timeout?: number;
  /** How many answers are kept with their tags: 200 unless said otherwise; 0 for none. */
  readonly remembered?: number;
  /** What sends requests: the `fetch` of the platform unless said otherwise. */
  readonly fetch?: Fetch;
}

const WORTH_ANOTHER_TRY = new Set([429, 502, 503, 504]);
/** Repeating these changes nothing more; a POST must carry its key. */
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
/** What hears no key is sent once: nobody knows whether it arrived. */
export const KEYLESS = /\/api\/v1\/(proposals\/[^/]+\/(approve|decline)|tokens)\/$/;
const AGENT = `entente-client/${VERSION}`;

/** A fetch that waits as told, repeats safely, spares what did not change, and throws problems. */
export function sender(manners: Manners): Fetch {
  const memory = new Memory(manners.remembered ?? 200);
  return async (request) => {
    const asked = memory.asking(dressed(request, manners));
    const answer = await memory.answer(asked, await patient(asked, manners));
    const problem = await problemOf(answer);
    if (problem) throw problem;
    return answer;
  };
}

/** The request with what every one of them says. */
function dressed(request: Request, manners: Manners): Request {
  const asked = new Request(request);
  if (manners.token) asked.headers.set("Authorization", `Bearer ${manners.token}`);
  // Browsers say who they are themselves, and would ask the service for leave to say more.
  if (typeof document === "undefined") asked.headers.set("User-Agent", AGENT);
  if (manners.language) asked.headers.set("Accept-Language", manners.language);
  if (asked.method === "POST" && !KEYLESS.test(new URL(asked.url).pathname) && !asked.headers.has("Idempotency-Key")) {
    asked.headers.set("Idempotency-Key", crypto.randomUUID());
  }
  return asked;
}

async function patient(request: Request, manners: Manners): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const mayRepeat = attempt < (manners.retries ?? 4) && isRepeatable(request);
    const answer = await sent(request.clone(), manners, mayRepeat);
    const seconds = answer ? secondsToWait(answer, attempt, manners.longestWait ?? 60) : backoff(attempt);
    if (answer && (!mayRepeat || seconds === undefined)) return answer;
    await pause(seconds ?? 0);
  }
}

/** Reading, and a POST that is done once however often it is sent. */
function isRepeatable(request: Request): boolean {
  return SAFE.has(request.method) || (request.method === "POST" && request.headers.has("Idempotency-Key"));
}

/** The answer; nothing if the connection failed and the request may be sent again. Throws what ends it. */
async function sent(request: Request, manners: Manners, mayRepeat: boolean): Promise<Response | undefined> {
  const send = manners.fetch ?? ((each: Request) => fetch(each));
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), (manners.timeout ?? 30) * 1000);
  try {
    return await send(new Request(request, { signal: either(request.signal, late.signal) }));
  } catch (error) {
    if (request.signal.aborted || !(late.signal.aborted || error instanceof TypeError)) throw error;
    if (mayRepeat) return undefined;
    throw late.signal.aborted ? new Error(`${request.url} did not answer in time`, { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** A signal that is given as soon as one of two is. */
function either(one: AbortSignal, other: AbortSignal): AbortSignal {
  const found = new AbortController();
  for (const each of [one, other]) {
    if (each.aborted) found.abort(each.reason);
    each.addEventListener("abort", () => found.abort(each.reason), { once: true });
  }
  return found.signal;
}

/** How long the service asks to wait, or a while where it says nothing; none if there is no reason to, or for too long. */
function secondsToWait(answer: Response, attempt: number, longest: number): number | undefined {
  if (!WORTH_ANOTHER_TRY.has(answer.status)) return undefined;
  const said = answer.headers.get("Retry-After");
  if (said === null) return backoff(attempt);
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000;
  return seconds <= longest ? Math.max(seconds, 0) : undefined;
}

/** Half a second, then twice as long each time, at random so that clients do not come back together. */
function backoff(attempt: number): number {
  return 0.5 * 2 ** attempt * (0.5 + Math.random() / 2);
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
