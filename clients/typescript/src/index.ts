export type { Citation } from "./citation.js";
export { Entente } from "./client.js";
export { Incomplete } from "./exporting.js";
export type { components, operations, paths } from "./generated/schema.js";
export { Problem } from "./problem.js";
export type { Fetch, Manners } from "./sending.js";
export type {
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
  Shape,
} from "./shapes.js";
export { VERSION } from "./version.js";
