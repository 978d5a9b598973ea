import { Memory } from "./memory.js";
import { problemOf } from "./problem.js";

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
  /** How many answers are kept with their tags: 200 unless said otherwise; 0 for none. */
  readonly remembered?: number;
  /** What sends requests: the `fetch` of the platform unless said otherwise. */
  readonly fetch?: Fetch;
}

const WAITS = new Set([429, 503]);
/** Repeating these changes nothing more; a POST carries its key. */
const REPEATABLE = new Set(["GET", "HEAD", "OPTIONS", "POST"]);

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
  if (manners.language) asked.headers.set("Accept-Language", manners.language);
  if (asked.method === "POST" && !asked.headers.has("Idempotency-Key") && manners.token) {
    asked.headers.set("Idempotency-Key", crypto.randomUUID());
  }
  return asked;
}

async function patient(request: Request, manners: Manners): Promise<Response> {
  const send = manners.fetch ?? ((each: Request) => fetch(each));
  for (let left = manners.retries ?? 4; ; left -= 1) {
    const answer = await attempt(send, request.clone(), left > 0);
    const seconds = answer ? secondsToWait(answer, manners.longestWait ?? 60) : 0.5;
    if (answer && (left <= 0 || seconds === undefined)) return answer;
    await pause(seconds ?? 0);
  }
}

/** The answer; nothing if the connection failed and the request may be sent again. */
async function attempt(send: Fetch, request: Request, mayRepeat: boolean): Promise<Response | undefined> {
  try {
    return await send(request);
  } catch (error) {
    const isLost = error instanceof TypeError && !request.signal.aborted;
    if (mayRepeat && isLost && REPEATABLE.has(request.method)) return undefined;
    throw error;
  }
}

/** How long the service asks to wait; nothing if it does not, or for longer than this client waits. */
function secondsToWait(answer: Response, longest: number): number | undefined {
  const said = answer.headers.get("Retry-After");
  if (!WAITS.has(answer.status) || said === null) return undefined;
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000;
  return seconds <= longest ? Math.max(seconds, 0) : undefined;
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
