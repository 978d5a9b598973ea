export { Entente } from "./client.js";
export type { components, operations, paths } from "./generated/schema.js";
export { Problem } from "./problem.js";
export type { Fetch, Manners } from "./sending.js";
export type { Edit, EditedName, Filters, KindName, ListName, One, Outcome, Row, Shape } from "./shapes.js";
