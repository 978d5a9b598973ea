import type { components } from "./generated/schema.js";

type Body = components["schemas"]["Problem"];

/** What the service refused, why, and where the cure is explained. */
export class Problem extends Error {
  override readonly name = "Problem";
  /** The HTTP status. */
  readonly status: number;
  /** What went wrong, for programs: the same word each time. */
  readonly code: Body["code"];
  /** The page that explains cause and cure. */
  readonly page: string;
  /** Say it when you report a fault. */
  readonly requestId: string;
  /** Each parameter or place in the body that is wrong, with what is wrong with it. */
  readonly faults: Body["errors"];
  /** The headers of the answer: the `ETag` that a 412 tells, for example. */
  readonly headers: Headers;

  constructor(body: Body, headers: Headers) {
    super(`${body.title} (${body.status}). ${body.detail} Cause and cure: ${body.type}`);
    this.status = body.status;
    this.code = body.code;
    this.page = body.type;
    this.requestId = body.request_id;
    this.faults = body.errors;
    this.headers = headers;
  }
}

/** The problem that an answer is, if it is no success. */
export async function problemOf(answer: Response): Promise<Problem | undefined> {
  if (answer.status < 400) return undefined;
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/problem+json")) return new Problem((await answer.json()) as Body, answer.headers);
  return new Problem(unknown(answer, await answer.text()), answer.headers);
}

/** What stands between us and the service may answer too: that is told as it came. */
function unknown(answer: Response, text: string): Body {
  return {
    type: "about:blank",
    title: "An answer that is no problem of Entente",
    status: answer.status,
    detail: text.slice(0, 200),
    code: answer.status < 500 ? "bad_request" : "internal_error",
    request_id: answer.headers.get("X-Request-ID") ?? "",
    errors: [],
  };
}
