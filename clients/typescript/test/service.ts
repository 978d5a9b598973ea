import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The URL of the running product, with the curated data. */
export const LIVE = process.env["ENTENTE_ADDRESS"] ?? "";
/** A token that may write. */
export const TOKEN = process.env["ENTENTE_TOKEN"] ?? "";

/** Run the body of a test with a service that uses a handler, on a port of its own. */
export async function serve(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  body: (url: string) => Promise<void>,
): Promise<void> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** All items of an iteration. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
