import type { components } from "./contract.js";

type Claim = components["schemas"]["Claim"];
type Source = components["schemas"]["Source"];

/** One claim with its source and the place in it. */
export interface Citation {
  readonly claim: Claim;
  readonly source: Source | undefined;
  /** The URL of the paragraph, or of the claim if it cites no paragraph. */
  readonly url: string;
  /** The citation as text: fact, printed value, source, publisher, date, place, URL. */
  readonly text: string;
}

export function citation(claim: Claim, source: Source | undefined): Citation {
  const place = claim.paragraph ? `paragraph ${claim.paragraph.number}` : claim.locator;
  const url = claim.paragraph?.url ?? claim.url;
  const parts = [claim.source.title ?? claim.source.id, source?.publisher?.name, source?.published?.edtf, place];
  const printed = claim.printed ? ` (“${claim.printed}”)` : "";
  const text = `${claim.record.kind}/${claim.record.id} ${claim.fact}${printed}. ${parts.filter(Boolean).join(", ")}. ${url}`;
  return { claim, source, url, text };
}

/** The resource and the identifier in `visit/its-id` or `visits/its-id`. */
export function resourceOf(record: string): [string, string] {
  const [kind = "", id] = record.split("/", 2);
  if (!id) throw new TypeError(`${JSON.stringify(record)} has no kind. Write it as visit/its-id`);
  const name = kind.replaceAll("_", "-");
  return [name.endsWith("s") ? name : name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`, id];
}
