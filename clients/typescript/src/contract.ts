import type * as curation from "./generated/curation.js";
import type * as reading from "./generated/reading.js";

/** The methods that a document has at a path; the generator declares the others as `never`. */
type Methods<Paths, Path> = Path extends keyof Paths
  ? { [M in keyof Paths[Path] as Paths[Path][M] extends undefined ? never : M]: Paths[Path][M] }
  : unknown;

/** Every path with the methods of both documents: what everybody reads, and what curators do. */
export type paths = {
  [P in keyof reading.paths | keyof curation.paths]: Methods<reading.paths, P> & Methods<curation.paths, P>;
};
/** Schemas of one name are the same in both documents. */
export type components = reading.components & curation.components;
export type operations = reading.operations & curation.operations;
