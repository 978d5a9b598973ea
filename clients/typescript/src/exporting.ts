/** An export ended before its last line, so rows are missing. Request it again. */
export class Incomplete extends Error {
  override readonly name = "Incomplete";
}

/** The lines of an export as they arrive. The trailer of NDJSON, which proves completeness, is left out. */
export async function* lines(response: Response, format: "ndjson" | "csv"): AsyncGenerator<string> {
  let waiting: string | undefined;
  for await (const line of split(response)) {
    if (waiting !== undefined) yield waiting;
    waiting = line;
  }
  if (format === "csv") {
    if (waiting !== undefined) yield waiting;
  } else if (!isLast(waiting)) throw new Incomplete(`${response.url} ended early. Request it again.`);
}

async function* split(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const found = (rest + part.value).split(/\r?\n/);
    rest = found.pop() ?? "";
    yield* found;
  }
  if (rest) yield rest;
}

function isLast(line: string | undefined): boolean {
  try {
    return (JSON.parse(line ?? "null") as { complete?: unknown } | null)?.complete === true;
  } catch {
    return false;
  }
}
