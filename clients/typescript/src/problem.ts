import type { components } from "./contract.js";

type Body = components["schemas"]["Problem"];

/** An error response of the service (RFC 9457). */
export class Problem extends Error {
  override readonly name = "Problem";
  /** The HTTP status. */
  readonly status: number;
  /** The stable code of the error, for programs. */
  readonly code: Body["code"];
  /** The page that explains the error and how to fix it. */
  readonly page: string;
  /** Include it when you report an error. */
  readonly requestId: string;
  /** The parameters and places in the body that are wrong, each with its message. */
  readonly errors: Body["errors"];
  /** The headers of the response, such as the current `ETag` of a 412. */
  readonly headers: Headers;

  constructor(body: Body, headers: Headers) {
    super(`${body.title} (${body.status}). ${body.detail} More: ${body.type}`);
    this.status = body.status;
    this.code = body.code;
    this.page = body.type;
    this.requestId = body.request_id;
    this.errors = body.errors;
    this.headers = headers;
  }
}

/** The problem of an error response; undefined for a success. */
export async function problemOf(response: Response): Promise<Problem | undefined> {
  if (response.status < 400) return undefined;
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/problem+json")) return new Problem((await response.json()) as Body, response.headers);
  return new Problem(unknown(response, await response.text()), response.headers);
}

/** The problem of a response that a proxy or gateway sent instead of the service. */
function unknown(response: Response, text: string): Body {
  return {
    type: "about:blank",
    title: "A response that Entente did not send",
    status: response.status,
    detail: text.slice(0, 200),
    code: response.status < 500 ? "bad_request" : "internal_error",
    request_id: response.headers.get("X-Request-ID") ?? "",
    errors: [],
  };
}
