/** An export that broke off before its last line, so that rows are missing. Ask again. */
export class Incomplete extends Error {
  override readonly name = "Incomplete";
}

/** The lines of an export as they come. The last one of NDJSON says that this is all; it is not passed on. */
export async function* lines(answer: Response, format: "ndjson" | "csv"): AsyncGenerator<string> {
  let waiting: string | undefined;
  for await (const line of split(answer)) {
    if (waiting !== undefined) yield waiting;
    waiting = line;
  }
  if (format === "csv") {
    if (waiting !== undefined) yield waiting;
  } else if (!isLast(waiting)) throw new Incomplete(`${answer.url} broke off; ask again`);
}

async function* split(answer: Response): AsyncGenerator<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
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
