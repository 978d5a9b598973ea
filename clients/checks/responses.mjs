// Validates responses with the zod schemas that orval generates: node responses.mjs DOCUMENT FILE (a JSON object of responses by operationId).
import { readFileSync } from "node:fs";

const [document, file] = process.argv.slice(2);
const schemas = await import(`./made/${document}/zod.mjs`);
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
let failures = 0;
for (const [operation, body] of Object.entries(JSON.parse(readFileSync(file, "utf8")))) {
  const schema = schemas[`${camel(operation)}Response`];
  const result = schema ? schema.safeParse(body) : { success: false, error: "no schema" };
  if (!result.success) {
    failures += 1;
    console.error(operation, String(result.error).slice(0, 500));
  }
}
process.exit(failures ? 1 : 0);
