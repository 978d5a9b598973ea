export type { Citation } from "./citation.js";
export { Entente } from "./client.js";
export { Incomplete } from "./exporting.js";
export type { components, operations, paths } from "./contract.js";
export { Problem } from "./problem.js";
export type { Fetch, RequestPolicy } from "./sending.js";
export type {
  DetailOptions,
  Dimension,
  Edit,
  EditedName,
  Filters,
  Group,
  GroupedName,
  GroupFilters,
  KindName,
  ListName,
  One,
  Outcome,
  Row,
} from "./types.js";
export { VERSION } from "./version.js";
