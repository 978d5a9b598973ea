import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The address of the running product, with the curated data. */
export const LIVE = process.env["ENTENTE_ADDRESS"] ?? "";
/** A token that may write, for the tests that do. */
export const TOKEN = process.env["ENTENTE_TOKEN"] ?? "";

/** A service that answers as it is told, on a port of its own, for as long as the body of a test runs. */
export async function answering(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  body: (address: string) => Promise<void>,
): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Everything that an iteration yields. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
