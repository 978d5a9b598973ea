import type { components } from "./generated/schema.js";

type Claim = components["schemas"]["Claim"];
type Source = components["schemas"]["Source"];

/** One claim with its source, as a footnote needs them. */
export interface Citation {
  readonly claim: Claim;
  readonly source: Source | undefined;
  /** The address of the paragraph; of the claim, if it stands in no paragraph. */
  readonly url: string;
  /** The whole of it in words: value as printed, source, publisher, date, place, address. */
  readonly text: string;
}

export function citation(claim: Claim, source: Source | undefined): Citation {
  const place = claim.paragraph ? `paragraph ${claim.paragraph.number}` : claim.locator;
  const url = claim.paragraph?.url ?? claim.url;
  const parts = [claim.source.title ?? claim.source.id, source?.publisher?.name, source?.published?.edtf, place];
  const said = claim.printed ? ` (“${claim.printed}”)` : "";
  const text = `${claim.record.kind}/${claim.record.id} ${claim.fact}${said}. ${parts.filter(Boolean).join(", ")}. ${url}`;
  return { claim, source, url, text };
}

/** The resource and the identifier in `visit/its-id` or `visits/its-id`. */
export function resourceOf(record: string): [string, string] {
  const [kind = "", id] = record.split("/", 2);
  if (!id) throw new TypeError(`${JSON.stringify(record)} names no record; write visit/its-id`);
  const name = kind.replaceAll("_", "-");
  return [name.endsWith("s") ? name : name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`, id];
}
