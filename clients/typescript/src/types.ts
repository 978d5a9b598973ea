import type { paths } from "./contract.js";

type Get<P extends keyof paths> = paths[P] extends { get: infer Operation } ? Operation : never;
type Json<Operation> = Operation extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;
type Query<Operation> = Operation extends { parameters: { query?: infer Parameters } } ? NonNullable<Parameters> : never;

type Rows<Body> = Body extends { readonly results: readonly (infer Row)[] } ? Row : never;
type Named<Path, Ending extends string> = Path extends `/api/v1/${infer Name}${Ending}`
  ? Name extends `${string}{${string}`
    ? never
    : Name
  : never;

/** Parameters that take one value or several. */
type Loose<Parameters> = {
  [Key in keyof Parameters]: Parameters[Key] extends readonly (infer Item)[] | undefined ? Item | readonly Item[] : Parameters[Key];
};

type ListPath = { [P in keyof paths]: Rows<Json<Get<P>>> extends never ? never : P }[keyof paths];
/** The lists: `visits`, `claims`, `changes` … */
export type ListName = Named<ListPath, "/">;
/** Filters, search and ordering of a list. Parameters that change the type of its rows need `http`. */
export type Filters<Name extends ListName> = Omit<
  Loose<Query<Get<`/api/v1/${Name}/`>>>,
  "fields" | "omit" | "format" | "cursor" | "explain" | "trailer"
>;
/** A row of a list. */
export type Row<Name extends ListName> = Exclude<Rows<Json<Get<`/api/v1/${Name}/`>>>, { readonly group: unknown }>;

/** Lists whose rows can be grouped. */
export type GroupedName = {
  [Name in ListName]: `/api/v1/${Name}/groups/` extends keyof paths ? Name : never;
}[ListName];
type Items<Parameters> = NonNullable<Parameters> extends readonly (infer Item)[] ? Item : never;
type GroupQuery<Name extends GroupedName> = Query<Get<`/api/v1/${Name}/groups/` & keyof paths>>;
/** A field that the rows of a list can be grouped by. */
export type Dimension<Name extends GroupedName> = GroupQuery<Name> extends { by: infer By } ? Items<By> : never;
/** Filters of a list whose rows are grouped. */
export type GroupFilters<Name extends GroupedName> = Omit<Loose<GroupQuery<Name>>, "by" | "format" | "explain">;
/** A group of rows. */
export type Group<Name extends GroupedName> = Rows<Json<Get<`/api/v1/${Name}/groups/` & keyof paths>>>;

/** Resources whose items have an identifier: `visits`, `countries` … */
export type KindName = Named<keyof paths, "/{id}/">;
/** Parameters of a detail. */
export type DetailOptions<Name extends KindName> = Omit<
  Loose<Query<Get<`/api/v1/${Name}/{id}/`>>>,
  "fields" | "omit" | "format" | "as_of" | "explain"
>;
/** One record, claim, country, place or topic. */
export type One<Name extends KindName> = Json<Get<`/api/v1/${Name}/{id}/`>>;

/** Resources that can be edited. */
export type EditedName = {
  [P in keyof paths]: P extends `/api/v1/${infer Name}/{id}/`
    ? paths[P] extends { patch: { requestBody?: unknown } }
      ? `/api/v1/${Name}/{id}/document/` extends keyof paths
        ? Name
        : never
      : never
    : never;
}[keyof paths];
type Patched<Name extends EditedName> = paths[`/api/v1/${Name}/{id}/`] extends { patch: infer Operation } ? Operation : never;
/** The fields that an edit may send. */
export type Edit<Name extends EditedName> =
  Patched<Name> extends { requestBody?: { content: { "application/json": infer Body } } } ? Body : never;
export type Outcome<Name extends EditedName> = Json<Patched<Name>>;
